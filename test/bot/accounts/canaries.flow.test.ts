import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { audit } from '@inbox-email/bot/command-line/audit.ts';
import { history } from '@inbox-email/bot/command-line/history.ts';
import { test as testFromOutside } from '@inbox-email/bot/command-line/test.ts';
import type { AccountCredentials, AccountSettingsInput } from '@inbox-email/core/account/account.ts';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type EchoingServer, startEchoingServer } from '../../fakes/echoing-server.ts';
import { modalSaying, supervisor, useOffice } from './office.ts';

/** Ways of signing in that servers offer: the password then goes out as LOGIN or as a literal, plain or in base64. */
const incomingWays = [
  ['imap', 'IDLE'],
  ['imap', 'LITERAL+ IDLE'],
  ['imap', 'AUTH=PLAIN SASL-IR'],
  ['imap', 'AUTH=PLAIN'],
  ['imap', 'AUTH=LOGIN'],
  ['pop3', 'USER'],
  ['pop3', 'SASL PLAIN;USER'],
] as const;
const tokenWays = [
  ['imap', 'AUTH=XOAUTH2 SASL-IR'],
  ['imap', 'AUTH=XOAUTH2 AUTH=OAUTHBEARER'],
  ['pop3', 'SASL XOAUTH2'],
] as const;
const outgoingWays = ['PLAIN', 'LOGIN', 'PLAIN LOGIN', 'LOGIN PLAIN', 'CRAM-MD5 PLAIN'] as const;

/** What stands around a canary, so that it has to be quoted, escaped or sent as a literal. */
const shapes: readonly ((canary: string) => string)[] = [
  (canary) => canary,
  (canary) => `"${canary}\\`,
  (canary) => `${canary} é ção`,
  (canary) => `{${canary}}%2B+/=`,
  (canary) => `${'x'.repeat(300)}${canary}`,
];

describe('fifty secrets, with servers that say back whatever they are told', () => {
  const office = useOffice('http', { pages: true, signIn: true, recordSlack: true });

  test('stand in no log, database, Slack payload, error, transcript, address or output', async () => {
    const { ana, bot } = office;
    const canaries: string[] = [];
    const secret = (index: number) => {
      const canary = `Kanarienvogel${String(canaries.length).padStart(2, '0')}q8Zt`;
      canaries.push(canary);
      return shapes[index % shapes.length]?.(canary) ?? canary;
    };
    const { desk } = bot;
    const group = await desk.groups.add(supervisor, { name: 'SAC', channel: null });
    const type = await desk.ticketTypes.add(supervisor, { name: 'Dúvidas' });
    const servers: EchoingServer[] = [];
    onTestFinished(async () => void (await Promise.all(servers.map((server) => server.stop()))));

    let index = 0;
    for (const [speaks, ways] of incomingWays) {
      const incoming = await startEchoingServer(speaks, ways);
      servers.push(incoming);
      for (let round = 0; round < 3; round++) {
        const outgoing = await startEchoingServer('smtp', outgoingWays[index % outgoingWays.length] ?? 'PLAIN');
        servers.push(outgoing);
        const settings: AccountSettingsInput = {
          ...{
            name: `Conta ${index}`,
            address: `conta${index}@empresa.example`,
            groupId: group.id,
            ticketTypeId: type.id,
          },
          incoming: { technology: speaks, host: '127.0.0.1', port: incoming.port, login: `conta${index}` },
          outgoing: {
            ...{ protocol: 'smtp', host: '127.0.0.1', port: outgoing.port },
            otherIdentity: { login: `envio${index}` },
          },
        };
        const credentials: AccountCredentials = { incoming: secret(index), outgoing: secret(index + 1) };
        const account = await desk.accounts.add(supervisor, settings, credentials);
        for await (const _ of desk.accounts.test(supervisor, account.id));
        index++;
      }
    }
    for (const [speaks, ways] of tokenWays) {
      const [incoming, outgoing] = [
        await startEchoingServer(speaks, ways),
        await startEchoingServer('smtp', 'XOAUTH2'),
      ];
      servers.push(incoming, outgoing);
      const [accessToken, refreshToken] = [secret(0), secret(0)];
      const mailbox = `token${index++}@empresa.example`;
      const account = await desk.accounts.add(
        supervisor,
        {
          ...{ name: mailbox, address: mailbox, groupId: group.id, ticketTypeId: type.id },
          signIn: { with: 'company' },
          incoming: { technology: speaks, host: '127.0.0.1', port: incoming.port, login: mailbox },
          outgoing: { protocol: 'smtp', host: '127.0.0.1', port: outgoing.port },
        },
        {
          grant: {
            ...{ providerId: 'company', owners: [mailbox], accessToken, refreshToken },
            expiresAt: Date.now() + 3_600_000,
          },
        },
      );
      for await (const _ of desk.accounts.test(supervisor, account.id));
    }
    // Changed, copied and removed ones are no secret less.
    const accounts = await desk.accounts.list(supervisor);
    for (const account of accounts.slice(0, 4)) {
      await desk.accounts.edit(supervisor, account.id, account.version, account, { incoming: secret(index++) });
    }
    for (const account of accounts.slice(0, 2)) await desk.accounts.remove(supervisor, account.id);
    const wrongly = [secret(0), secret(1), secret(2), secret(3)];
    for (const typed of wrongly) {
      await fetch(`${bot.workspace.url.replace(/:\d+$/, '')}:1/`, { headers: { authorization: typed } }).catch(
        () => {},
      );
      await desk.apiTokens.actorOf(`ibx_${typed}`);
    }
    expect(canaries.length).toBeGreaterThanOrEqual(50);

    // Otherwise nothing would be proven: the servers were told the secrets. A token that one side refused may be gone by the
    // time the other would have sent it.
    const told = servers.filter((server) => canaries.some((canary) => findings(server.heard(), canary).length > 0));
    expect(told.length).toBeGreaterThanOrEqual(servers.length - tokenWays.length);

    // Everything that shows anything of it, looked at.
    await ana.openHome();
    await ana.slash('/inbox-email errors', 'geral');
    await modalSaying(ana, 'Erros de todas as contas');
    const errors = await desk.accounts.errors(supervisor, null, 1000);
    expect(errors.length).toBeGreaterThan(20);
    expect(JSON.stringify(errors)).toContain('You said');
    await ana.cancel();
    await ana.slash('/inbox-email histórico', 'geral');
    await modalSaying(ana, 'Mudanças');
    await ana.cancel();
    await ana.openHome();
    const printed = await outputs(bot.dataDir, 'Conta 9');

    const database = ['', '-wal'].map((end) =>
      readFileSync(`${bot.dataDir}/inbox-email.sqlite${end}`).toString('latin1'),
    );
    const places = {
      log: bot.logged(),
      database: database.join(''),
      slack: bot.saidToSlack(),
      seen: JSON.stringify(ana.seen()),
      errors: JSON.stringify(errors),
      transcripts: JSON.stringify(errors.map(({ transcript }) => transcript)),
      printed,
    };
    for (const [place, text] of Object.entries(places)) {
      expect(text.length, place).toBeGreaterThan(100);
      const found = canaries.filter((canary) => findings(text, canary).length > 0);
      expect(found, place).toEqual([]);
    }
  });
});

/** What the command line prints about the folder. */
async function outputs(dataDir: string, account: string): Promise<string> {
  vi.stubEnv('DATA_DIR', dataDir);
  vi.stubEnv('MAIL_ALLOWED_NETWORKS', '127.0.0.0/8');
  vi.stubEnv('MAIL_ALLOWED_PORTS', '1-65535');
  let printed = '';
  const into = () =>
    new Writable({
      write(chunk, _encoding, done) {
        printed += chunk;
        done();
      },
    });
  const streams = { stdin: process.stdin, stdout: into(), stderr: into() };
  await testFromOutside([account, '--json'], streams);
  await audit(['--json'], streams);
  await history(['--csv'], streams);
  vi.unstubAllEnvs();
  return printed;
}

/** In which codings a canary stands in a text: as it is, in hexadecimal, or in base64 at each of its three alignments. */
function findings(text: string, canary: string): string[] {
  const aligned = [0, 1, 2].map((offset) => {
    const coded = Buffer.from(`${' '.repeat(offset)}${canary}`)
      .toString('base64')
      .replace(/=+$/, '');
    return coded.slice(offset === 0 ? 0 : 4, -3);
  });
  const forms = [canary, Buffer.from(canary).toString('hex'), ...aligned];
  return forms.filter((form) => text.includes(form));
}
