import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/**
 * The log of the whole program: one line of JSON each, on standard output. What could hold a secret is never handed to
 * it; the paths below are the second line of defence.
 */
export function createLog(level: Config['logLevel']): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['password', 'token', '*.password', '*.passwords', '*.token', '*.authorization', 'err.config', 'err.body'],
  });
}
