import express, { Router } from 'express';
import { changed, complain, type State } from '../state/state.ts';

/** Upload URLs, and downloads for the holder of the bot token. https://docs.slack.dev/messaging/working-with-files */
export function serveFiles(state: State): Router {
  const router = Router();
  router.post('/upload/v1/:id', express.raw({ type: () => true, limit: '1gb' }), (request, response) => {
    const file = state.files.get(String(request.params.id));
    const bytes = uploadedBytes(request.get('content-type') ?? '', request.body);
    if (!file || file.bytes) return void response.status(404).send('upload_not_found');
    if (bytes.length !== file.size) {
      complain(state, 'upload_size_mismatch', 'upload', `${bytes.length} bytes came, ${file.size} were announced`);
      return void response.status(400).send('length does not match');
    }
    file.bytes = bytes;
    changed(state);
    response.type('text/plain').send(`OK - ${bytes.length}`);
  });
  router.get(['/files-pri/:path/:name', '/files-pri/:path/download/:name'], (request, response) => {
    const file = state.files.get(String(request.params.path).replace(`${state.team.id}-`, ''));
    if (request.get('authorization') !== `Bearer ${state.tokens.bot}`) {
      complain(state, 'file_download_unauthorized', 'url_private', 'the request carries no bot token');
      return void response.status(401).type('html').send('<!DOCTYPE html><html><title>Sign in | Slack</title></html>');
    }
    if (!file?.bytes) return void response.status(404).type('html').send('<!DOCTYPE html><html></html>');
    response.set('content-type', file.mimetype).send(file.bytes);
  });
  return router;
}

/** Raw bytes, or the one file of a multipart form, which Slack takes as well. */
function uploadedBytes(contentType: string, body: unknown): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const [, boundary] = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType) ?? [];
  if (!boundary) return bytes;
  const start = bytes.indexOf('\r\n\r\n') + 4;
  return bytes.subarray(start, bytes.indexOf(`\r\n--${boundary}`, start));
}
