import express, { type Request, type Response, Router } from 'express';
import type { Act } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import type { Fault, Faults } from '../faults.ts';
import { suggestOptions } from '../interaction/suggest-options.ts';
import { newFile } from '../state/files.ts';
import { changed, type State } from '../state/state.ts';
import { perform } from './act.ts';
import { snapshotFor } from './snapshot.ts';
import { streamChanges } from './stream-changes.ts';

/**
 * The control API; its contract is at the head of control-api.ts, that of `/control/faults` in faults.ts. Who looks
 * without saying as whom looks as the first person.
 */
export function serveControl(state: State, link: AppLink, faults: Faults): Router {
  const router = Router();
  router.get('/state', (request, response) => {
    const me = knownPerson(state, request, response);
    if (me) response.set('x-version', String(state.version)).json(snapshotFor(state, link, me));
  });
  router.get('/changes', (request, response) => {
    const me = knownPerson(state, request, response);
    if (me) streamChanges(state, response, () => snapshotFor(state, link, me));
  });
  router.post('/act', express.json({ limit: '10mb' }), async (request, response) => {
    response.json(await perform(state, link, request.body as Act));
  });
  router.post('/upload', express.raw({ type: () => true, limit: '1gb' }), (request, response) => {
    const user = knownPerson(state, request, response);
    if (user) response.json({ fileId: keepUpload(state, user, String(request.query.name ?? 'file'), request.body) });
  });
  router.get('/files/:id', (request, response) => {
    const file = state.files.get(String(request.params.id));
    if (!file?.bytes) return void response.status(404).end();
    // Strangers' files are shown, never run: no scripts, no sniffing, no access to the page.
    response.set({ 'content-type': file.mimetype, 'content-security-policy': "sandbox; default-src 'none'" });
    response.send(file.bytes);
  });
  router.get('/options', async (request, response) => {
    const me = knownPerson(state, request, response);
    if (me) response.json(await suggestOptions(state, link, { as: me, ...suggestionOf(request) }));
  });
  router.get('/complaints', (_request, response) => void response.json(state.complaints));
  router.post('/faults', express.json(), (request, response) => {
    const fault = request.body as Fault;
    if ('connection' in fault) link.transport.disconnect(fault.connection);
    else faults.add(fault);
    response.json({ ok: true });
  });
  return router;
}

function knownPerson(state: State, request: Request, response: Response): string | null {
  const [first = ''] = state.users.keys();
  const id = String(request.query.as ?? first);
  if (state.users.has(id)) return id;
  response.status(404).json({ ok: false, error: 'user_not_found' });
  return null;
}

function keepUpload(state: State, user: string, name: string, body: unknown): string {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const file = newFile(state, { name, size: bytes.length, user });
  file.bytes = bytes;
  changed(state);
  return file.id;
}

function suggestionOf(request: Request): { viewId: string; blockId: string; actionId: string; value: string } {
  const { viewId = '', blockId = '', actionId = '', value = '' } = request.query;
  return { viewId: String(viewId), blockId: String(blockId), actionId: String(actionId), value: String(value) };
}
