import { type Logger, LogLevel } from '@slack/logger';

/** For tests whose refusals and broken connections are the point: nobody needs to read them in the log. */
export const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};
