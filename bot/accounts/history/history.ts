import type { Change } from '@inbox-email/core/changes/change.ts';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { BotContext } from '../../context.ts';
import { type Person, requireObserver } from '../../person.ts';
import { shareFiles, uploadFile } from '../../tickets/upload-file.ts';
import { openOnTop } from '../drawing/open-on-top.ts';
import { redraw } from '../drawing/redraw.ts';
import { historyFile } from './history-file.ts';
import { changesPerPage, type HistoryFacts, historyActions, historyView } from './history-view.ts';

/** Who changed what: page by page, or as a file in the direct messages. */
export function registerHistory(app: App, context: BotContext): void {
  const { client, personOf } = context;

  app.action<BlockAction>(historyActions.open, async ({ ack, body }) => {
    await ack();
    const person = await personOf(body.user.id);
    if (body.view?.type === 'modal') {
      await openOnTop(client, body.view, body.trigger_id, await drawHistory(context, person, null));
    } else await openHistory(context, person, null, body.trigger_id);
  });

  app.action<BlockAction<ButtonAction>>(historyActions.older, async ({ ack, body, action }) => {
    await ack();
    if (!body.view) return;
    const view = await drawHistory(context, await personOf(body.user.id), shownIn(body.view), {
      before: Number(action.value),
    });
    await redraw(client, body.view.id, view);
  });

  app.action<BlockAction<ButtonAction>>(historyActions.file, async ({ ack, body }) => {
    await ack();
    if (!body.view) return;
    const person = await personOf(body.user.id);
    const of = shownIn(body.view);
    const { history } = person.text;
    await redraw(client, body.view.id, await drawHistory(context, person, of, { said: `⏳ ${history.fileComing}` }));
    const changes = await allChanges(context, person, of?.id);
    const { channel } = await client.conversations.open({ users: person.actor.id });
    const name = `${history.fileName}.csv`;
    const id = await uploadFile(client, name, new TextEncoder().encode(`\uFEFF${historyFile(changes)}`));
    await shareFiles(client, [{ id, title: name }], { channel: channel?.id ?? '' });
    await redraw(client, body.view.id, await drawHistory(context, person, of, { said: `✅ ${history.fileSent}` }));
  });
}

/** Of an account, or with null of everything. */
export async function openHistory(
  context: BotContext,
  person: Person,
  of: HistoryFacts['of'],
  triggerId: string,
): Promise<void> {
  await context.client.views.open({ trigger_id: triggerId, view: await drawHistory(context, person, of) });
}

async function drawHistory(
  { desk }: BotContext,
  person: Person,
  of: HistoryFacts['of'],
  { before, said }: { before?: number; said?: string } = {},
) {
  requireObserver(person);
  const wish = { limit: changesPerPage + 1, ...(before !== undefined && { before }), ...(of && { subjectId: of.id }) };
  const changes = await desk.changes.list(person.actor, wish);
  const things = { groups: await desk.groups.list(), types: await desk.ticketTypes.list() };
  return historyView({ changes, of, ...things, ...(said !== undefined && { said }) }, person.text);
}

const shownIn = ({ private_metadata }: { private_metadata: string }) =>
  JSON.parse(private_metadata) as HistoryFacts['of'];

const pageRead = 500;

async function allChanges({ desk }: BotContext, { actor }: Person, subjectId?: string): Promise<Change[]> {
  const all: Change[] = [];
  for (;;) {
    const before = all.at(-1)?.id;
    const wish = { limit: pageRead, ...(before !== undefined && { before }), ...(subjectId && { subjectId }) };
    const page = await desk.changes.list(actor, wish);
    all.push(...page);
    if (page.length < pageRead) return all;
  }
}
