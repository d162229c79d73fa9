import { LogLevel, type WebAPICallResult, WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { Workspace } from '../../../sandbox/slack/workspace.ts';
import { silent } from './silent-logger.ts';

/** Slack's own client for the workspace, without retries. */
export function webClient(workspace: Workspace, token = workspace.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: workspace.slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: silent,
  });
}

/** The error code of a call that Slack refuses; null where it goes well. */
export async function refusalOf(call: Promise<WebAPICallResult>): Promise<string | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return error.data.error;
    throw error;
  }
}
