import type { Complaint, User } from './control-api.ts';

export interface WorkspaceOptions {
  /** 0: any free port. Listens on 127.0.0.1 only. */
  port: number;
  /** Where to send events in HTTP mode (signed); null: Socket Mode. */
  requestUrl?: string | null;
  /** People besides the bot; the default team has a supervisor and agents in three languages. */
  users?: User[];
  /** Channel names to begin with; the bot is a member of these. */
  channels?: string[];
  /** Files of the page, served at /; absent in tests. */
  pageFolder?: string;
}

/** A running local Slack workspace. */
export interface Workspace {
  /** http://127.0.0.1:PORT : the page and the control API. */
  url: string;
  /** What SLACK_API_URL must be: http://127.0.0.1:PORT/api/ */
  slackApiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  complaints(): readonly Complaint[];
  stop(): Promise<void>;
}
