/**
 * The part of a Slack app manifest that decides what Slack sends to an app.
 * https://docs.slack.dev/reference/app-manifest
 */
export interface AppManifest {
  display_information?: { name?: string };
  features?: {
    bot_user?: { display_name?: string };
    slash_commands?: { command: string; description?: string; usage_hint?: string; should_escape?: boolean }[];
    shortcuts?: { name: string; type: string; callback_id: string; description?: string }[];
  };
  settings?: { event_subscriptions?: { bot_events?: string[] } };
}

/** Whether the app is subscribed to an event; without a manifest it gets all of them. */
export function subscribes(manifest: AppManifest | null, event: string): boolean {
  return manifest === null || (manifest.settings?.event_subscriptions?.bot_events ?? []).includes(event);
}
