import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { App, BlockAction, MultiUsersSelectAction, OverflowAction } from '@slack/bolt';
import { literal } from '../../block-kit.ts';
import type { BotContext } from '../../context.ts';
import { type Person, requireSupervisor } from '../../person.ts';
import { redraw } from '../drawing/redraw.ts';
import { joinChannel } from './join-channel.ts';
import {
  groupCallback,
  groupView,
  setupBlocks,
  typeCallback,
  typedFollowUp,
  typedName,
  typeView,
} from './name-views.ts';
import { setupActions, setupView } from './setup-view.ts';

/** "Settings", and the little forms on top of it. */
export function registerSetup(app: App, context: BotContext): void {
  const { client, desk, personOf } = context;

  app.action<BlockAction>(setupActions.addGroup, async ({ ack, body }) => {
    await ack();
    const { text } = await personOf(body.user.id);
    await client.views.push({ trigger_id: body.trigger_id, view: groupView(null, text) });
  });

  app.action<BlockAction>(setupActions.addType, async ({ ack, body }) => {
    await ack();
    const { text } = await personOf(body.user.id);
    await client.views.push({ trigger_id: body.trigger_id, view: typeView(null, text) });
  });

  app.action<BlockAction<OverflowAction>>(setupActions.group, async ({ ack, body, action }) => {
    await ack();
    const person = await personOf(body.user.id);
    const [verb, id] = action.selected_option.value.split(':');
    const group = (await desk.groups.list()).find((known) => known.id === id);
    if (!group) throw new DeskError('unknown', 'no such group');
    if (verb === 'edit') {
      await client.views.push({ trigger_id: body.trigger_id, view: groupView(group, person.text) });
    } else {
      await removeAndRedraw(context, person, body.view?.id, group.name, () =>
        desk.groups.remove(person.actor, group.id),
      );
    }
  });

  app.action<BlockAction<OverflowAction>>(setupActions.type, async ({ ack, body, action }) => {
    await ack();
    const person = await personOf(body.user.id);
    const [verb, id] = action.selected_option.value.split(':');
    const type = (await desk.ticketTypes.list()).find((known) => known.id === id);
    if (!type) throw new DeskError('unknown', 'no such type');
    if (verb === 'edit') {
      await client.views.push({ trigger_id: body.trigger_id, view: typeView(type, person.text) });
    } else {
      await removeAndRedraw(context, person, body.view?.id, type.name, () =>
        desk.ticketTypes.remove(person.actor, type.id),
      );
    }
  });

  app.action<BlockAction<MultiUsersSelectAction>>(setupActions.supervisors, async ({ ack, body, action }) => {
    await ack();
    const { actor } = await personOf(body.user.id);
    await desk.supervisors.set(actor, action.selected_users);
  });

  app.action<BlockAction<MultiUsersSelectAction>>(setupActions.observers, async ({ ack, body, action }) => {
    await ack();
    const { actor } = await personOf(body.user.id);
    await desk.observers.set(actor, action.selected_users);
  });

  app.view(groupCallback, async ({ ack, body, view }) => {
    const person = await personOf(body.user.id);
    requireSupervisor(person);
    const { id, name, channel } = typedName(view);
    if (channel !== null && !(await joinChannel(client, channel))) {
      await ack({
        response_action: 'errors',
        errors: { [setupBlocks.channel]: person.text.accounts.setup.notInvited },
      });
      return;
    }
    const followUp = typedFollowUp(view);
    const refused = await refusedFields(person, () =>
      id === null
        ? desk.groups.add(person.actor, { name, channel, followUp })
        : desk.groups.edit(person.actor, { id, name, channel, followUp }),
    );
    if (refused) return ack(refused);
    await ack();
    await redrawSetup(context, person, view.previous_view_id);
  });

  app.view(typeCallback, async ({ ack, body, view }) => {
    const person = await personOf(body.user.id);
    const { id, name } = typedName(view);
    const refused = await refusedFields(person, () =>
      id === null ? desk.ticketTypes.add(person.actor, { name }) : desk.ticketTypes.edit(person.actor, { id, name }),
    );
    if (refused) return ack(refused);
    await ack();
    await redrawSetup(context, person, view.previous_view_id);
  });
}

export async function openSetup(context: BotContext, person: Person, triggerId: string): Promise<void> {
  requireSupervisor(person);
  await context.client.views.open({ trigger_id: triggerId, view: await drawSetup(context, person) });
}

async function removeAndRedraw(
  context: BotContext,
  person: Person,
  viewId: string | undefined,
  name: string,
  remove: () => Promise<void>,
): Promise<void> {
  try {
    await remove();
    await redrawSetup(context, person, viewId);
  } catch (error) {
    if (!(error instanceof DeskError && error.code === 'in-use')) throw error;
    await redrawSetup(context, person, viewId, person.text.accounts.setup.groupInUse(literal(name)));
  }
}

/** What to tell Slack where a field is not accepted; null once it is saved. */
async function refusedFields({ text }: Person, save: () => Promise<unknown>) {
  try {
    await save();
    return null;
  } catch (error) {
    if (!(error instanceof DeskError && error.code === 'invalid')) throw error;
    const known: Record<string, string> = text.accounts.problems;
    const errors = error.issues.map(({ path, problem }) => [
      blockOf[path] ?? setupBlocks.name,
      known[problem] ?? text.accounts.otherProblem,
    ]);
    return { response_action: 'errors' as const, errors: Object.fromEntries(errors) as Record<string, string> };
  }
}

const blockOf: Record<string, string> = {
  'followUp.closedTicket': setupBlocks.closedTicket,
  'followUp.reopenForDays': setupBlocks.reopenForDays,
  'followUp.otherSubject': setupBlocks.otherSubject,
};

async function redrawSetup(
  context: BotContext,
  person: Person,
  viewId: string | null | undefined,
  refusal?: string,
): Promise<void> {
  if (viewId) await redraw(context.client, viewId, await drawSetup(context, person, refusal));
}

async function drawSetup({ desk }: BotContext, { text }: Person, refusal?: string) {
  return setupView(
    {
      groups: await desk.groups.list(),
      types: await desk.ticketTypes.list(),
      supervisors: await desk.supervisors.list(),
      observers: await desk.observers.list(),
      ...(refusal && { refusal }),
    },
    text,
  );
}
