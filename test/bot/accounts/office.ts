import type { Account } from '@inbox-email/core/account/account.ts';
import type { OpenView, PostedMessage } from '@inbox-email/sandbox/slack/control-api.ts';
import type { Person } from '@inbox-email/sandbox/slack/driver.ts';
import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { afterEach, beforeEach, expect } from 'vitest';
import { type RunningBot, type RunOptions, runBot } from '../../fakes/running-bot.ts';

export const address = 'sac@empresa.example';
export const password = 'sac-segredo';
export const supervisor = { id: 'U0ANA00001', name: 'Ana', role: 'supervisor' as const };

/** The running bot, and Ana, who supervises in Portuguese. */
export interface Office {
  bot: RunningBot;
  ana: Person;
  /** An account on the local mail server, without the detour over its form. */
  connect(name?: string, secret?: string): Promise<Account>;
  /** This test makes something of ours fail, which the log tells. */
  expectFailure(): void;
  /** Refusals of Slack that the bot asks for in order to find something out. */
  expectComplaints(...codes: string[]): void;
}

/**
 * A running bot for each test. After each, the workspace must have nothing to complain about but what was expected,
 * and the log must hold neither a password nor, unless one was expected, a failure.
 */
export function useOffice(mode: 'socket' | 'http', options: RunOptions = {}): Office {
  let failureExpected = false;
  let complaintsExpected: string[] = [];
  const office = {
    expectFailure() {
      failureExpected = true;
    },
    expectComplaints(...codes) {
      complaintsExpected = codes;
    },
  } as Office;

  beforeEach(async () => {
    failureExpected = false;
    complaintsExpected = [];
    office.bot = await runBot(mode, options);
    office.ana = await office.bot.slack.as('ana');
    office.connect = (name, secret) => connect(office.bot, name, secret);
  });

  afterEach(async () => {
    const { bot } = office;
    await bot.slack.stop();
    // An event that comes while the bot stops is refused, as it must be.
    await bot.workspace.settled();
    await bot.stop();
    expect(bot.complaints()).toMatchObject(complaintsExpected.map((code) => ({ code })));
    expect(bot.logged()).not.toContain(password);
    if (!failureExpected) expect(bot.logged()).not.toMatch(/"level":(50|60)/);
  });
  return office;
}

/** Opens the whole form of a new account, without its servers being looked for. */
export async function addByHand(who: Person): Promise<void> {
  await who.openHome();
  await who.click('Adicionar');
  await who.modal('Nova conta de e-mail');
  await who.click('✍️ Preencher tudo à mão');
  await modalSaying(who, 'Servidor de entrada');
}

/** Waits for words in the top modal. */
export function modalSaying(who: Person, words: string): Promise<OpenView> {
  return who.until(({ modals }) => modals.findLast((modal, at) => at === modals.length - 1 && says(modal, words)), {
    what: `a modal that says ${words}`,
  });
}

/** Waits for words in App Home. */
export function homeSaying(who: Person, words: string): Promise<OpenView> {
  return who.until(({ home }) => home && says(home, words) && home, { what: `a home that says ${words}` });
}

/** Waits for a message that only this person sees. */
export function whisperTo(who: Person, words: string): Promise<PostedMessage> {
  return who.until(
    ({ messages }) => messages.findLast((message) => message.ephemeralFor === who.id && says(message, words)),
    { what: `a whisper that says ${words}` },
  );
}

function says(drawn: object, words: string): boolean {
  return wordsOf(drawn).includes(words);
}

async function connect({ desk, mail }: RunningBot, name = 'SAC', secret = password): Promise<Account> {
  const [type = await desk.ticketTypes.add(supervisor, { name: 'Atendimentos do e-mail' })] =
    await desk.ticketTypes.list();
  const [group = await desk.groups.add(supervisor, { name: 'SAC', channel: null })] = await desk.groups.list();
  const { host, imapPort, smtpPort } = mail;
  return desk.accounts.add(
    supervisor,
    {
      name,
      address,
      incoming: { technology: 'imap', host, port: imapPort, login: address },
      outgoing: { protocol: 'smtp', host, port: smtpPort },
      ticketTypeId: type.id,
      groupId: group.id,
    },
    { incoming: secret },
  );
}
