import type {
  App,
  BlockAction,
  ButtonAction,
  OverflowAction,
  PlainTextInputAction,
  StaticSelectAction,
} from '@slack/bolt';
import type { BotContext } from '../../context.ts';
import type { People, SlackUser } from '../../person.ts';
import { openNewAccount } from '../detect/detect.ts';
import { doWithAccount, type Switch } from '../do-with-account.ts';
import { openErrors } from '../errors/errors.ts';
import { openSetup } from '../setup/setup.ts';
import { accountOrders, wholeList, wishIn } from './account-list.ts';
import { type AccountVerb, homeActions } from './home-view.ts';
import { publishHome } from './publish-home.ts';

/** App Home: drawn anew whenever it is opened, and what its buttons and menus do. */
export function registerHome(app: App, context: BotContext, people: People): void {
  const { personOf } = context;

  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await publishHome(context, await personOf(event.user));
  });

  app.event('user_change', async ({ event }) => {
    // A Home that Slack keeps would go on in the language, or show the accounts, of before.
    if (await people.notice(event.user as SlackUser)) await publishHome(context, await personOf(event.user.id));
  });

  app.action<BlockAction<ButtonAction>>(new RegExp(`^${homeActions.page}\\.`), async ({ ack, body, action }) => {
    await ack();
    const wish = { ...wishIn(body.view?.private_metadata), page: Number(action.value) };
    await publishHome(context, await personOf(body.user.id), wish);
  });

  app.action<BlockAction<PlainTextInputAction>>(homeActions.find, async ({ ack, body, action }) => {
    await ack();
    const wish = { ...wishIn(body.view?.private_metadata), find: (action.value ?? '').trim(), page: 0 };
    await publishHome(context, await personOf(body.user.id), wish);
  });

  app.action<BlockAction<StaticSelectAction>>(homeActions.order, async ({ ack, body, action }) => {
    await ack();
    const order = accountOrders.find((known) => known === action.selected_option.value) ?? wholeList.order;
    await publishHome(context, await personOf(body.user.id), {
      ...wishIn(body.view?.private_metadata),
      ...{ order, page: 0 },
    });
  });

  app.action<BlockAction>(homeActions.showAll, async ({ ack, body }) => {
    await ack();
    const wish = { ...wishIn(body.view?.private_metadata), find: '', page: 0 };
    await publishHome(context, await personOf(body.user.id), wish);
  });

  app.action<BlockAction>(new RegExp(`^${homeActions.add}`), async ({ ack, body }) => {
    await ack();
    await openNewAccount(context, await personOf(body.user.id), body.trigger_id);
  });

  app.action<BlockAction>(homeActions.settings, async ({ ack, body }) => {
    await ack();
    await openSetup(context, await personOf(body.user.id), body.trigger_id);
  });

  app.action<BlockAction>(homeActions.allErrors, async ({ ack, body }) => {
    await ack();
    await openErrors(context, await personOf(body.user.id), null, body.trigger_id);
  });

  app.action<BlockAction<OverflowAction>>(homeActions.menu, async ({ ack, body, action }) => {
    await ack();
    const person = await personOf(body.user.id);
    const [verb, accountId = '', want] = action.selected_option.value.split(':') as [AccountVerb, string, Switch?];
    await doWithAccount(context, person, verb, accountId, body.trigger_id, want);
    // What these two change shows at once; the modals of the others publish when they are done.
    if (verb === 'toggle' || verb === 'test') await publishHome(context, person, wishIn(body.view?.private_metadata));
  });
}
