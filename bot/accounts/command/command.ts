import type { Account } from '@inbox-email/core/account/account.ts';
import type { App, BlockAction, StaticSelectAction } from '@slack/bolt';
import { literal } from '../../block-kit.ts';
import type { BotContext } from '../../context.ts';
import { type Person, requireObserver, requireSupervisor } from '../../person.ts';
import { openRules } from '../../rules/rules.ts';
import { openAudit } from '../audit/audit.ts';
import { openNewAccount } from '../detect/detect.ts';
import { doWithAccount, switchAccount } from '../do-with-account.ts';
import { openErrors } from '../errors/errors.ts';
import { openHistory } from '../history/history.ts';
import { type AccountVerb, looks } from '../home/home-view.ts';
import { publishHome } from '../home/publish-home.ts';
import { openSetup } from '../setup/setup.ts';
import { askForAudience } from '../test/channel-view.ts';
import { commandName, helpView, listView, pickAction, pickView } from './command-views.ts';
import { matchAccounts } from './match-accounts.ts';
import { type Command, parseCommand } from './parse-command.ts';
import { type Whisper, whisper } from './whisper.ts';

type AccountCommand = Extract<Command, { account: string }>;

/** What a command leads to: words for the channel, or something to do once Slack has its ack. */
type Outcome = Whisper | (() => Promise<void>);

/**
 * `/inbox-email …`. Whatever takes longer than a sentence opens a modal, or asks with buttons: Slack's response_url can
 * replace what a menu or button showed, but never the answer to a slash command.
 */
export function registerCommand(app: App, context: BotContext): void {
  app.command(commandName, async ({ ack, body }) => {
    const person = await context.personOf(body.user_id);
    const outcome = await outcomeOf(context, person, parseCommand(body.text), body.trigger_id);
    if (typeof outcome !== 'function') return ack(outcome);
    await ack();
    await outcome();
  });

  app.action<BlockAction<StaticSelectAction>>(
    new RegExp(`^${pickAction}\\.`),
    async ({ ack, body, action, respond }) => {
      await ack();
      const person = await context.personOf(body.user.id);
      const [verb, way] = action.action_id.slice(pickAction.length + 1).split('.') as [AccountVerb, string];
      if (looks.includes(verb)) requireObserver(person);
      else requireSupervisor(person);
      const account = await context.desk.accounts.get(person.actor, action.selected_option.value);
      const want = way === 'active' || way === 'inactive' ? way : undefined;
      const command: AccountCommand = { verb, account: account.name, ...(want && { want }) };
      if (verb === 'toggle') {
        await respond({ ...(await toggle(context, person, command, account)), replace_original: true });
        return;
      }
      if (verb === 'test') {
        await respond({ ...askForAudience(account, person.text), replace_original: true });
        return;
      }
      await respond({ delete_original: true });
      await doWithAccount(context, person, verb, account.id, body.trigger_id);
    },
  );
}

async function outcomeOf(context: BotContext, person: Person, command: Command, triggerId: string): Promise<Outcome> {
  if (command.verb === 'unknown') return helpView(person.text, command);
  if (command.verb === 'help') return helpView(person.text);
  if (command.verb === 'list' || looks.some((verb) => verb === command.verb)) requireObserver(person);
  else requireSupervisor(person);
  if ('account' in command) return withAccount(context, person, command, triggerId);
  switch (command.verb) {
    case 'add':
      return () => openNewAccount(context, person, triggerId);
    case 'rules':
      return () => openRules(context, person, triggerId);
    case 'settings':
      return () => openSetup(context, person, triggerId);
    case 'list':
      return listView(await context.desk.accounts.list(person.actor), person.text);
  }
}

async function withAccount(
  context: BotContext,
  person: Person,
  command: AccountCommand,
  triggerId: string,
): Promise<Outcome> {
  const { text } = person;
  const accounts = await context.desk.accounts.list(person.actor);
  if (accounts.length === 0 && command.verb !== 'history') return whisper(text.accounts.command.noAccounts);
  if (command.verb === 'audit' && command.account === '') return () => openAudit(context, person, null, triggerId);
  if (command.verb === 'errors' && command.account === '') return () => openErrors(context, person, null, triggerId);
  if (command.verb === 'history' && command.account === '') return () => openHistory(context, person, null, triggerId);
  const matches = matchAccounts(command.account, accounts);
  const [account] = matches;
  if (account === undefined || matches.length > 1) {
    const candidates = matches.length > 0 ? matches : accounts;
    return pickView(command.verb, command.want ?? 'other', command.account, candidates, matches.length > 0, text);
  }
  if (command.verb === 'toggle') return toggle(context, person, command, account);
  const { verb } = command;
  if (verb === 'test') return askForAudience(account, text);
  return () => doWithAccount(context, person, verb, account.id, triggerId);
}

/** Switches the account over, or to what the word asked for; that it already is so is said in the same words. */
async function toggle(
  context: BotContext,
  person: Person,
  { want }: AccountCommand,
  account: Account,
): Promise<Whisper> {
  const { command } = person.text.accounts;
  const switched = await switchAccount(context, person, account, want);
  await publishHome(context, person);
  const name = literal(account.name);
  return whisper(switched === 'active' ? `🟢 ${command.activated(name)}` : `⚪ ${command.deactivated(name)}`);
}
