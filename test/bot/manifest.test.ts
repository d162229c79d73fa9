import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commandName } from '@inbox-email/bot/accounts/command/command-views.ts';
import manifest from '@inbox-email/bot/manifest.json' with { type: 'json' };
import { expect, test } from 'vitest';

/** Which scope each method of the Web API needs. https://docs.slack.dev/reference/methods */
const scopeOf: Record<string, string[]> = {
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.join': ['channels:join'],
  'conversations.list': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** Which scopes each event needs. https://docs.slack.dev/reference/events */
const scopesOfEvent: Record<string, string[]> = {
  app_home_opened: [],
  channel_unarchive: ['channels:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  user_change: ['users:read'],
};

const folder = fileURLToPath(new URL('../../bot/', import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
  .map((path) => readFileSync(`${folder}${path}`, 'utf8'))
  .join('\n');
const granted = manifest.oauth_config.scopes.bot;
const events = manifest.settings.event_subscriptions.bot_events;

test('every method that the code calls is one whose scope we know, and has it', () => {
  const families = [...new Set(Object.keys(scopeOf).map((method) => method.split('.')[0]))].join('|');
  const calls = [...sources.matchAll(new RegExp(`\\.(?:client|slack)?\\.?(${families})\\.([a-zA-Z]+)\\(`, 'g'))].map(
    ([, family, method]) => `${family}.${method}`,
  );
  const ofSlack = [...new Set(calls)].filter((method) => sources.includes(`client.${method}(`));
  expect(ofSlack.filter((method) => scopeOf[method] === undefined)).toEqual([]);
  for (const method of ofSlack) expect(granted, method).toEqual(expect.arrayContaining(scopeOf[method] ?? []));
});

test('every event has its scopes, and every one that the code listens to is subscribed', () => {
  for (const event of events) expect(granted, event).toEqual(expect.arrayContaining(scopesOfEvent[event] ?? ['?']));
  const listened = [...sources.matchAll(/app\.event\('([a-z_]+)'/g)].map(([, event]) => event);
  for (const event of listened.filter((name) => name !== 'message')) expect(events).toContain(event);
});

test('no scope is asked for that nothing needs', () => {
  const needed = new Set(['commands', ...Object.values(scopeOf).flat(), ...Object.values(scopesOfEvent).flat()]);
  expect(granted.filter((scope) => !needed.has(scope))).toEqual([]);
});

test('command and shortcut are those that the code answers', () => {
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([commandName]);
  for (const { callback_id } of manifest.features.shortcuts) expect(sources).toContain(`'${callback_id}'`);
});

test('names are within what Slack takes', () => {
  expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
  expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
  for (const shortcut of manifest.features.shortcuts) {
    expect(shortcut.name.length).toBeLessThanOrEqual(24);
    expect(shortcut.description.length).toBeLessThanOrEqual(150);
  }
  for (const command of manifest.features.slash_commands) {
    expect(command.description.length).toBeLessThanOrEqual(2000);
    expect(command.usage_hint.length).toBeLessThanOrEqual(1000);
  }
});
