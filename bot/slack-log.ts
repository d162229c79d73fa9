import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

/**
 * Bolt's log in ours. Its DEBUG lines are dropped whatever our level is: they print whole payloads, and with them the
 * passwords that people type into modals. Failures of the connection are told by keep-connected.ts in one clear line,
 * so what Bolt says about them on the way is only kept for whoever looks closer.
 */
export function slackLog(log: Logger): BoltLogger {
  return {
    debug() {},
    info: (...words) => log.debug(words.join(' ')),
    warn: (...words) => log.debug(words.join(' ')),
    error: (...words) => log.debug(words.join(' ')),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
