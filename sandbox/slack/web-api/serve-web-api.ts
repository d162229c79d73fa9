import express, { type Request, type Response, Router } from 'express';
import type { Json } from '../control-api.ts';
import type { AppLink } from '../delivery/app-link.ts';
import type { Faults, FaultyAnswer } from '../faults.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import { complain, type State } from '../state/state.ts';
import type { Method } from './method.ts';
import { readArguments } from './read-arguments.ts';

export interface WebApi {
  state: State;
  link: AppLink;
  faults: Faults;
  methods: Record<string, Method>;
}

/** POST (and GET) /api/METHOD, as https://docs.slack.dev/apis/web-api describes it. */
export function serveWebApi(api: WebApi): Router {
  const router = Router();
  router.use(express.json({ limit: '10mb' }), express.urlencoded({ extended: false, limit: '10mb' }));
  router.all('/:method', async (request, response) => {
    const method = String(request.params.method);
    const faulty = api.faults.take(method);
    if (faulty) return fail(faulty, response);
    response.json(await answer(api, method, request));
  });
  return router;
}

async function answer({ state, link, methods }: WebApi, name: string, request: Request): Promise<Json> {
  try {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!method) return refusal(state, name, 'unknown_method', 'the workspace does not know this method');
    const args = readArguments(request);
    const code = wrongToken(state, name, tokenOf(request, args));
    if (code) return refusal(state, name, code, 'the token is missing or wrong');
    return { ok: true, ...(await method({ state, link, method: name, args })) };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return refusalAnswer(error);
  }
}

function refusal(state: State, method: string, code: string, detail: string): Json {
  complain(state, code, method, detail);
  return refusalAnswer(new SlackRefusal(code));
}

/** Messages come twice: without their level in `errors`, as Slack does for invalid_blocks. */
function refusalAnswer({ code, messages }: SlackRefusal): Json {
  if (messages.length === 0) return { ok: false, error: code };
  const errors = messages.map((message) => message.replace('[ERROR] ', ''));
  return { ok: false, error: code, errors, response_metadata: { messages } };
}

function tokenOf(request: Request, args: Record<string, Json>): string | null {
  const [, bearer] = /^Bearer\s+(.+)$/i.exec(request.get('authorization') ?? '') ?? [];
  const token = bearer ?? args.token;
  return typeof token === 'string' && token !== '' ? token : null;
}

function wrongToken({ tokens }: State, method: string, token: string | null): string | null {
  if (method === 'api.test') return null;
  if (token === null) return 'not_authed';
  if (token !== tokens.bot && token !== tokens.app) return 'invalid_auth';
  const wanted = method === 'apps.connections.open' ? tokens.app : tokens.bot;
  return token === wanted ? null : 'not_allowed_token_type';
}

function fail(faulty: FaultyAnswer, response: Response): void {
  switch (faulty.kind) {
    case 'ratelimited':
      response.status(429).set('retry-after', String(faulty.retryAfter)).json({ ok: false, error: 'ratelimited' });
      return;
    case 'status':
      response.status(faulty.status).send('upstream failure');
      return;
    case 'error':
      response.json({ ok: false, error: faulty.error });
      return;
    case 'hang':
    // No answer at all: the caller has to give up by itself.
  }
}
