import type { App, BlockAction, ButtonAction, OverflowAction } from '@slack/bolt';
import type { BotContext } from '../context.ts';
import { actionIds, callbackIds, readChoice } from './action-ids.ts';
import { openFullText, turnFullText } from './full-text.ts';
import { mergeBlock, mergeOptions, mergeTicket, openMerge } from './merge.ts';
import type { Posting } from './posting.ts';
import { type AckLimit, openReply, type ReplyAck, sendReply } from './reply.ts';
import { openSendAsEmail } from './send-as-email.ts';
import { numberBlock, showTicketOf, showTicketView } from './show-ticket.ts';
import { openSplit, splitOff } from './split.ts';
import { openWhy } from './why.ts';

/**
 * What people do with tickets in Slack. Each listener acknowledges first. A failure is left to whoever runs around the
 * listeners to tell the person.
 */
export function registerTickets(
  app: App,
  context: BotContext,
  posting: Pick<Posting, 'channelOpened' | 'showTicket'>,
  ackLimit?: AckLimit,
): void {
  const { desk, personOf } = context;

  const onButton = (actionId: string, act: (press: { body: BlockAction; id: number }) => Promise<void>) =>
    app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: actionId }, async (args) => {
      await args.ack();
      await act({ body: args.body, id: Number(args.action.value) });
    });

  const changeStatus = async (what: 'close' | 'reopen', body: BlockAction, ticketId: number) => {
    const { actor } = await personOf(body.user.id);
    await desk.tickets[what](actor, ticketId);
  };

  onButton(actionIds.reply, async ({ body, id }) =>
    openReply(context, await personOf(body.user.id), body.trigger_id, id),
  );
  onButton(actionIds.showFullText, async ({ body, id }) =>
    openFullText(context, await personOf(body.user.id), body.trigger_id, id),
  );
  onButton(actionIds.close, ({ body, id }) => changeStatus('close', body, id));
  onButton(actionIds.reopen, ({ body, id }) => changeStatus('reopen', body, id));
  onButton(actionIds.sendAgain, async ({ body, id }) => {
    const { actor } = await personOf(body.user.id);
    await desk.tickets.resend(actor, id);
  });

  app.action<BlockAction<OverflowAction>>(
    { type: 'block_actions', action_id: actionIds.more },
    async ({ ack, body, action }) => {
      await ack();
      const choice = readChoice(action.selected_option.value);
      if (choice === null) return;
      if (choice.what === 'close' || choice.what === 'reopen') return changeStatus(choice.what, body, choice.id);
      const open = { 'show-full-text': openFullText, why: openWhy, merge: openMerge, split: openSplit }[choice.what];
      await open(context, await personOf(body.user.id), body.trigger_id, choice.id);
    },
  );

  app.options<'block_suggestion'>(actionIds.mergeInto, async ({ ack, options }) => {
    const person = await personOf(options.user.id);
    await ack({
      options: await mergeOptions(context, person, options.view?.private_metadata ?? '', options.value),
    });
  });

  app.view(callbackIds.merge, async ({ ack, body, view }) => {
    const chosen = view.state.values[mergeBlock]?.[actionIds.mergeInto]?.selected_option?.value ?? '';
    await ack(await mergeTicket(context, await personOf(body.user.id), view.private_metadata, chosen));
  });

  app.view(callbackIds.split, async ({ ack, body, view }) => {
    const submitted = { viewId: view.id, privateMetadata: view.private_metadata, values: view.state.values };
    await ack(await splitOff(context, await personOf(body.user.id), submitted));
  });

  for (const [actionId, by] of [
    [actionIds.earlierPart, -1],
    [actionIds.laterPart, 1],
  ] as const) {
    app.action<BlockAction>({ type: 'block_actions', action_id: actionId }, async ({ ack, body }) => {
      await ack();
      if (body.view) await turnFullText(context, await personOf(body.user.id), body.view, by);
    });
  }

  onButton(actionIds.showTicket, async ({ body, id }) => {
    const { text } = await personOf(body.user.id);
    await context.client.views.open({ trigger_id: body.trigger_id, view: showTicketView(String(id), text) });
  });

  app.view(callbackIds.showTicket, async ({ ack, body, view }) => {
    const typed = view.state.values[numberBlock]?.value?.value ?? '';
    await ack(await showTicketOf(posting, await personOf(body.user.id), typed));
  });

  app.view(callbackIds.reply, async ({ ack, body, view }) => {
    const submitted = { viewId: view.id, privateMetadata: view.private_metadata, values: view.state.values };
    const acknowledge = (answer: ReplyAck) => (answer === null ? ack() : ack(answer));
    await sendReply(context, await personOf(body.user.id), submitted, acknowledge, ackLimit);
  });

  app.shortcut({ type: 'message_action', callback_id: callbackIds.sendAsEmail }, async ({ ack, shortcut }) => {
    await ack();
    if (shortcut.type !== 'message_action') return;
    const { message, channel, user, trigger_id: triggerId } = shortcut;
    await openSendAsEmail(context, await personOf(user.id), triggerId, {
      channel: channel.id,
      ts: message.ts,
      threadTs: typeof message.thread_ts === 'string' ? message.thread_ts : null,
      userId: message.user ?? null,
      text: message.text ?? '',
      files: Array.isArray(message.files) ? message.files : [],
    });
  });

  app.event('member_joined_channel', async ({ event }) => {
    if (event.user === context.botUserId) await posting.channelOpened(event.channel);
  });
  app.event('channel_unarchive', async ({ event }) => {
    await posting.channelOpened(event.channel);
  });
}
