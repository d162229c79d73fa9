import express, { Router } from 'express';
import type { AppLink } from '../delivery/app-link.ts';
import { respond } from '../interaction/respond.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import { countUse } from '../state/response-urls.ts';
import { complain, type State } from '../state/state.ts';

/** POST to a response_url: 200 `ok`, 404 once it is used up or expired, 400 for a message that Slack refuses. */
export function serveResponseUrls(state: State, link: AppLink): Router {
  const router = Router();
  router.post('/response/:team/:key', express.json({ type: () => true, limit: '10mb' }), (request, response) => {
    const url = state.responseUrls.get(String(request.params.key));
    const code = url ? countUse(state, url) : 'expired_url';
    if (!url || code) {
      complain(state, code ?? 'expired_url', 'response_url', 'the response_url is unknown, used up or too old');
      return void response.status(404).json({ ok: false, error: code });
    }
    try {
      respond(state, link, url, request.body ?? {}, 'response_url');
      response.type('text/plain').send('ok');
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      response.status(400).json({ ok: false, error: error.code, response_metadata: { messages: error.messages } });
    }
  });
  return router;
}
