import { readConfig } from '@inbox-email/bot/config.ts';
import { describe, expect, test } from 'vitest';

const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

describe('what the environment says', () => {
  test('nothing at all means the sandbox, on this machine only', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      config: {
        slack: null,
        web: { host: '127.0.0.1', port: 3000, portChosen: false },
        dataDir: './data',
        identityProviders: [],
        logLevel: 'error',
        mail: { allowedNetworks: [], allowedPorts: [] },
      },
    });
  });

  test('bot token and app token mean Socket Mode', () => {
    const result = readConfig(socket);
    expect(result.ok && result.config.slack).toEqual({
      botToken: 'xoxb-1',
      mode: { kind: 'socket', appToken: 'xapp-1' },
    });
  });

  test('bot token and signing secret mean HTTP mode', () => {
    const result = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abcdef0123' });
    expect(result.ok && result.config.slack?.mode).toEqual({ kind: 'http', signingSecret: 'abcdef0123' });
  });

  test('with everything filled in, Socket Mode wins: it needs no address that Slack can reach', () => {
    const result = readConfig({ ...socket, SLACK_SIGNING_SECRET: 'abcdef0123' });
    expect(result.ok && result.config.slack?.mode.kind).toBe('socket');
  });

  test('a variable that is set to nothing counts as not set', () => {
    const result = readConfig({ SLACK_BOT_TOKEN: '', PORT: ' ' });
    expect(result.ok && result.config.web).toEqual({ host: '127.0.0.1', port: 3000, portChosen: false });
  });

  test('everything else arrives where it belongs', () => {
    const result = readConfig({
      ...socket,
      SLACK_API_URL: 'http://127.0.0.1:9/api',
      PORT: '0',
      HOST: '0.0.0.0',
      DATA_DIR: '/var/lib/inbox-email',
      INBOX_EMAIL_KEY: 'a2V5',
      INBOX_EMAIL_KEY_FILE: '/run/key',
      PUBLIC_URL: 'https://mail.example',
      LOG_LEVEL: 'debug',
      MAIL_ALLOWED_NETWORKS: '10.0.0.0/8, fd00::/8,',
      MAIL_ALLOWED_PORTS: '2143, 2100-2199',
      MAIL_CA_FILE: '/etc/ca.pem',
      DEFAULT_LANGUAGE: 'pt-BR',
    });
    expect(result).toEqual({
      ok: true,
      config: {
        slack: { botToken: 'xoxb-1', mode: { kind: 'socket', appToken: 'xapp-1' }, apiUrl: 'http://127.0.0.1:9/api/' },
        web: { host: '0.0.0.0', port: 0, portChosen: true },
        dataDir: '/var/lib/inbox-email',
        key: 'a2V5',
        keyFile: '/run/key',
        publicUrl: 'https://mail.example',
        identityProviders: [],
        logLevel: 'debug',
        mail: {
          allowedNetworks: ['10.0.0.0/8', 'fd00::/8'],
          allowedPorts: [
            [2143, 2143],
            [2100, 2199],
          ],
          caFile: '/etc/ca.pem',
        },
        defaultLanguage: 'pt-BR',
      },
    });
  });
});

test('providers to sign in at are those that are registered, a company’s own among them', () => {
  const result = readConfig({
    ...socket,
    PUBLIC_URL: 'https://mail.example',
    ...{ GOOGLE_CLIENT_ID: 'g', GOOGLE_CLIENT_SECRET: 'gs', MICROSOFT_CLIENT_ID: 'm', MICROSOFT_TENANT: 'empresa.com' },
    ...{ OAUTH_ISSUER: 'https://login.empresa.example/realm', OAUTH_CLIENT_ID: 'o' },
  });
  expect(result.ok && result.config.identityProviders).toMatchObject([
    { id: 'google', issuer: 'https://accounts.google.com', clientId: 'g', clientSecret: 'gs' },
    { id: 'microsoft', issuer: 'https://login.microsoftonline.com/empresa.com/v2.0', clientId: 'm' },
    { id: 'company', name: 'login.empresa.example', issuer: 'https://login.empresa.example/realm', clientId: 'o' },
  ]);
});

describe('what is wrong with it', () => {
  test.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /^SLACK_APP_TOKEN: missing.*Socket Mode.*SLACK_SIGNING_SECRET.*HTTP mode/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN: missing\. SLACK_APP_TOKEN is set/],
    [{ SLACK_SIGNING_SECRET: 'abcdef0123' }, /^SLACK_BOT_TOKEN: missing\. SLACK_SIGNING_SECRET is set/],
    [{ ...socket, SLACK_BOT_TOKEN: 'xoxp-1' }, /^SLACK_BOT_TOKEN: the bot token begins with xoxb-/],
    [{ ...socket, SLACK_APP_TOKEN: 'xoxb-1' }, /^SLACK_APP_TOKEN: the app-level token begins with xapp-/],
    [{ PORT: 'many' }, /^PORT: must be a number from 0 to 65535/],
    [{ PORT: '65536' }, /^PORT: must be a number from 0 to 65535/],
    [{ SLACK_API_URL: 'slack' }, /^SLACK_API_URL: the address of the Slack API must be a link/],
    [{ PUBLIC_URL: 'ftp://x' }, /^PUBLIC_URL: .* must be a link/],
    [{ PUBLIC_URL: 'https://m.example', GOOGLE_CLIENT_ID: 'g' }, /^GOOGLE_CLIENT_SECRET: missing/],
    [{ MICROSOFT_CLIENT_ID: 'm' }, /^PUBLIC_URL: missing/],
    [{ PUBLIC_URL: 'https://m.example', OAUTH_ISSUER: 'https://x.example' }, /^OAUTH_CLIENT_ID: missing/],
    [{ OAUTH_ISSUER: 'http://x.example' }, /^OAUTH_ISSUER: must begin with https/],
    [{ PUBLIC_URL: 'http://mail.example' }, /^PUBLIC_URL: must begin with https:\/\/, for passwords are typed there/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL: must be one of trace, debug/],
    [{ MAIL_ALLOWED_NETWORKS: '10.0.0.0' }, /^MAIL_ALLOWED_NETWORKS.*"10\.0\.0\.0" is not a network/],
    [{ MAIL_ALLOWED_PORTS: '70000' }, /^MAIL_ALLOWED_PORTS.*"70000" is no port/],
    [{ MAIL_ALLOWED_PORTS: '20-10' }, /"20-10" is no port/],
    [{ MAIL_ALLOWED_NETWORKS: '10.0.0.0/8,fd00::/129' }, /"fd00::\/129" is not a network/],
    [{ DEFAULT_LANGUAGE: 'fr' }, /^DEFAULT_LANGUAGE: must be one of en, pt-BR, es/],
  ])('%j is told by the name of the variable', (environment, problem) => {
    const result = readConfig(environment);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.problems.join('\n')).toMatch(problem);
  });

  test('a token is never repeated in a problem', () => {
    const result = readConfig({ SLACK_BOT_TOKEN: 'xoxp-secret', SLACK_APP_TOKEN: 'secret-xapp' });
    expect(JSON.stringify(result)).not.toContain('secret');
  });
});
