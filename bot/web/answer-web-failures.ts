import type { Express, NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';

/** What fails behind a route that was added before: told in the log, and to the browser only that it happened. */
export function answerWebFailures(app: Express, log: Logger): void {
  app.use((error: unknown, { method }: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    // Too large, or not what a form sends: the browser's doing.
    const { status } = error as { status?: unknown };
    if (typeof status === 'number' && status >= 400 && status < 500) return void response.sendStatus(status);
    log.error({ err: error, method }, 'A web request failed');
    response.sendStatus(500);
  });
}
