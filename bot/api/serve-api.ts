import type { Desk } from '@inbox-email/core/desk.ts';
import { languageOf } from '@inbox-email/core/language.ts';
import type { Clock } from '@inbox-email/core/work/clock.ts';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import type { BotDatabase } from '../store/schema.ts';
import { textIn } from '../text/text.ts';
import { answerCall, type Caller, CallerGone } from './answer-call.ts';
import { authenticate, requireScopeOf } from './authenticate.ts';
import { sendDocs } from './docs-page.ts';
import { createAnswers } from './idempotency.ts';
import { openApi } from './openapi.ts';
import { ApiProblem, problemOf, problemStatus, problemToTell } from './problem.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import type { Route } from './route.ts';
import { routes } from './routes/routes.ts';

export interface ApiParts {
  desk: Desk;
  /** The desk's database, opened with `botMigrations` too. */
  database: BotDatabase;
  log: Logger;
  clock?: Clock;
  /** For each token. */
  rateLimit?: RateLimit;
}

/** Ten a second, and a minute's worth of them at once. */
const usualRate: RateLimit = { burst: 600, perSecond: 10 };
/** Of requests without a valid token, for each address. */
const strangersRate: RateLimit = { burst: 60, perSecond: 1 };

/** The desk for programs: JSON under /api/v1, for whoever has a token. */
export function serveApi(
  app: Express,
  { desk, database, log, clock = Date.now, rateLimit = usualRate }: ApiParts,
): void {
  const answers = createAnswers(database, clock);
  const turnOf = createRateLimit(rateLimit, clock);
  const turnOfStranger = createRateLimit(strangersRate, clock);
  const api = express.Router();

  const whoAsks = async (request: Request): Promise<Caller> => {
    try {
      const actor = await authenticate(desk, request.headers.authorization);
      requireTurn(turnOf(actor.id));
      return { actor, desk, answers };
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'unauthorized') requireTurn(turnOfStranger(request.ip ?? ''));
      throw error;
    }
  };

  api.use((_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    next();
  });
  const textFor = ({ headers }: Request) => textIn(languageOf(headers['accept-language']));
  // What can be asked is no secret: no token is needed to read of it.
  api.get('/openapi.json', (request, response) => void response.json(openApi(routes, textFor(request))));
  api.get('/docs', (request, response) => sendDocs(routes, textFor(request), response));
  for (const route of routes) {
    api[route.method](route.path.replace(/\{(\w+)\}/g, ':$1'), async (request, response) => {
      const caller = await whoAsks(request);
      requireScopeOf(caller.actor, route.scope);
      await readBody(route, request, response);
      await answerCall(route, caller, request, response);
    });
  }
  for (const [path, methods] of Map.groupBy(routes, ({ path }) => path)) {
    const allowed = methods.map(({ method }) => method.toUpperCase()).join(', ');
    api.all(path.replace(/\{(\w+)\}/g, ':$1'), () => {
      throw new ApiProblem('method-not-allowed', { headers: { Allow: allowed } });
    });
  }
  api.use(() => {
    throw new ApiProblem('not-found');
  });
  api.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (error instanceof CallerGone) return;
    const problem = problemOf(error);
    // Neither address nor body: they may hold what a customer wrote, or a token in the wrong place.
    if (problem.code === 'internal') log.error({ err: error, method: request.method }, 'A request to the API failed');
    if (response.headersSent) return next(error);
    sendProblem(problem, request, response);
  });
  app.use('/api/v1', api);
}

function requireTurn(seconds: number | null): void {
  if (seconds !== null) throw new ApiProblem('rate-limited', { headers: { 'Retry-After': String(seconds) } });
}

const usualBody = 100_000;

/** Reads the body of a request that may be made: nobody without a token makes us read one. */
async function readBody({ body, bodyLimit: limit = usualBody }: Route, request: Request, response: Response) {
  const length = Number(request.headers['content-length'] ?? 0);
  const isThere = length > 0 || request.headers['transfer-encoding'] !== undefined;
  if (body === undefined && !isThere) return;
  if (isThere && !request.is('application/json')) throw new ApiProblem('not-json');
  await new Promise<void>((resolve, reject) => {
    express.json({ limit })(request, response, (error) => (error ? reject(error) : resolve()));
  });
}

function sendProblem(problem: ApiProblem, request: Request, response: Response): void {
  const language = languageOf(request.headers['accept-language']);
  response
    .status(problemStatus[problem.code])
    .set({ ...problem.headers, 'Content-Language': language })
    .type('application/problem+json')
    .send(JSON.stringify(problemToTell(problem, language)));
}
