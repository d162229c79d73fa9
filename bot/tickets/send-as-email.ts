import { notice } from '../block-kit.ts';
import type { BotContext } from '../context.ts';
import type { Person } from '../person.ts';
import { ticketOfThread } from '../store/threads.ts';
import { currentTicketId } from './current-ticket.ts';
import type { SlackFile } from './fetch-files.ts';
import { mentionedIn, type Names, plainText } from './plain-text.ts';
import { changeView, whatIsAnswered } from './reply.ts';
import { draftParts, replyView } from './reply-view.ts';
import { newestMessageId } from './written-meanwhile.ts';

/** A message on which the shortcut was used: https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload. */
export interface Note {
  channel: string;
  ts: string;
  threadTs: string | null;
  /** Who wrote it. */
  userId: string | null;
  text: string;
  files: readonly SlackFile[];
}

/** Opens the Reply modal with what somebody wrote into a ticket's thread, to go out once they have looked it over. */
export async function openSendAsEmail(
  context: BotContext,
  person: Person,
  triggerId: string,
  note: Note,
): Promise<void> {
  const { client, database, botUserId } = context;
  const { tickets: text, refusals } = person.text;
  // First a view, as the trigger works for 3 seconds only; the names in the text have to be looked up.
  const loading = notice(text.button.reply, text.button.cancel, text.reply.loading);
  const { view } = await client.views.open({ trigger_id: triggerId, view: loading });
  const refuse = (words: string) => changeView(context, view?.id, notice(refusals.title, text.button.done, words));

  const ofThread = await ticketOfThread(database, note.channel, note.threadTs ?? note.ts);
  if (ofThread === undefined) return refuse(text.reply.notATicket);
  if (note.userId === botUserId || note.userId === null) return refuse(text.reply.notANote);
  const ticketId = await currentTicketId(context, ofThread);
  const draft = {
    ticketId,
    seenMessageId: await newestMessageId(context, ticketId),
    answers: await whatIsAnswered(context, ticketId),
    parts: draftParts(plainText(note.text, await namesIn(context, note.text))),
    noteFiles: note.files,
    failure: null,
    meanwhile: null,
  };
  await changeView(context, view?.id, replyView(draft, text));
}

/** The names behind the ids in a text, as far as Slack tells them. */
async function namesIn({ client, personOf }: BotContext, text: string): Promise<Names> {
  const mentioned = mentionedIn(text);
  const users = await namesById(mentioned.users, async (id) => (await personOf(id)).actor.name);
  const channels = await namesById(mentioned.channels, async (id) => {
    const { channel } = await client.conversations.info({ channel: id });
    return channel?.name;
  });
  return { user: (id) => users.get(id), channel: (id) => channels.get(id) };
}

async function namesById(
  ids: readonly string[],
  lookUp: (id: string) => Promise<string | undefined>,
): Promise<Map<string, string>> {
  const found = await Promise.all(ids.map(async (id) => [id, await lookUp(id).catch(() => undefined)] as const));
  return new Map(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
