import type { Attachment } from '@inbox-email/core/ticket/ticket.ts';
import {
  dropPost,
  filesOf,
  isOfTicket,
  markSharing,
  type Post,
  showAgain,
  standsApart,
  type TicketPost,
  takeApart,
} from '../store/posts.ts';
import type { TicketsText } from '../text/en/tickets.ts';
import { type AfterFailure, afterFailure } from './after-failure.ts';
import { isShared } from './find-post.ts';
import { riskInWords } from './mail-body.ts';
import type { Place, Publishing } from './publishing.ts';
import { settleFailure, settlePosted } from './settle-post.ts';
import { unlessUnknown } from './unless-unknown.ts';
import { shareFiles, uploadFile } from './upload-file.ts';

/**
 * Brings a file into its ticket's thread, and with it the files of the same mail behind it, up to ten in one message.
 * Uploads are seen by nobody; the share is what must happen once.
 */
export async function publishFiles(publishing: Publishing, first: TicketPost, place: Place): Promise<void> {
  if (first.state === 'posting' && (await wasShared(publishing, first, place))) return;
  const uploaded = await uploadTogether(publishing, await togetherWith(publishing, first), place);
  const [leader] = uploaded;
  if (leader === undefined || place.thread === null) return;
  await markSharing(publishing.context.database, uploaded, place.channel, place.afterTs);
  try {
    const files = uploaded.map(({ fileId, title }) => ({ id: fileId, title }));
    await shareFiles(publishing.client, files, place.thread);
  } catch (error) {
    return settleRefusedShare(publishing, uploaded, place, afterFailure(error));
  }
  // Slack tells no ts: it shares the files in its own time.
  for (const { post } of uploaded) await settlePosted(publishing, post, { channel: place.channel, ts: null }, null);
}

const filesPerShare = 10;

/** After a share whose outcome is not known: whether it came about. Where the search fails, too, that waits. */
async function wasShared(publishing: Publishing, first: TicketPost, place: Place): Promise<boolean> {
  const { client, context } = publishing;
  if (first.file_id === null || place.thread === null) return false;
  const where = {
    ...{ channel: place.channel, threadTs: place.thread.ts, afterTs: place.afterTs },
    botUserId: context.botUserId,
  };
  try {
    if (!(await isShared(client, first.file_id, where))) return false;
  } catch (error) {
    await settleFailure(publishing, first, place, { ...afterFailure(error), known: false });
    return true;
  }
  for (const post of await filesOf(context.database, first.message_id, 'posting', filesPerShare)) {
    await settlePosted(publishing, { ...post, channel: first.channel }, { channel: place.channel, ts: null }, null);
  }
  return true;
}

/** A file of which Slack refused the company goes alone. */
async function togetherWith({ context }: Publishing, first: TicketPost): Promise<TicketPost[]> {
  if (standsApart(first)) return [first];
  const { database } = context;
  // Those that are under way belong to a share that, as a search has shown, came to nothing.
  const underWay = await filesOf(database, first.message_id, 'posting', filesPerShare);
  const waiting = await filesOf(database, first.message_id, 'waiting', filesPerShare);
  const others = [...underWay, ...waiting].filter((post) => post.key !== first.key && !standsApart(post));
  const inOrder = others.filter(isOfTicket).toSorted((a, b) => a.part - b.part);
  return [first, ...inOrder.map((post) => ({ ...post, channel: first.channel }))].slice(0, filesPerShare);
}

interface Uploaded {
  post: TicketPost;
  fileId: string;
  title: string;
}

/** Those that Slack does not take are settled here; on a failure that may meet all, none is left to share. */
async function uploadTogether(publishing: Publishing, posts: readonly TicketPost[], place: Place): Promise<Uploaded[]> {
  const { client, context } = publishing;
  const { desk, database } = context;
  const uploaded: Uploaded[] = [];
  for (const post of posts) {
    const index = post.part - 1;
    const message = await desk.tickets.message(post.message_id).catch(unlessUnknown);
    const attachment = message?.attachments.find((one) => one.index === index);
    const bytes = await desk.tickets.openAttachment(post.message_id, index).catch(unlessUnknown);
    if (attachment === undefined || bytes === null || place.thread === null) {
      await dropPost(database, post.key, 'unknown');
      continue;
    }
    try {
      const title = titleOf(attachment, context.defaultText.tickets);
      uploaded.push({ post, title, fileId: await uploadFile(client, attachment.filename, bytes) });
    } catch (error) {
      const failure = afterFailure(error);
      // Nobody sees a file before it is shared.
      await settleFailure(publishing, post, place, { ...failure, known: true });
      if (failure.kind === 'wait' && failure.fault !== 'post') return [];
    }
  }
  return uploaded;
}

/** What people see before they download it: of a dangerous file, first of all that it is. */
function titleOf(attachment: Attachment, text: TicketsText): string {
  const warning = riskInWords(attachment, text);
  return warning === null ? attachment.filename : `⚠️ ${warning} · ${attachment.filename}`;
}

/** The first stands for all: the others wait behind it, and are looked for, or shared, together with it. */
async function settleRefusedShare(
  publishing: Publishing,
  uploaded: readonly Uploaded[],
  place: Place,
  failure: AfterFailure,
): Promise<void> {
  const posts: Post[] = uploaded.map(({ post }) => post);
  const [first] = uploaded;
  if (first === undefined) return;
  const ofContent = failure.kind === 'give-up' || failure.kind === 'show-plainly';
  const again = failure.kind === 'wait' && failure.fault === 'post';
  if (uploaded.length > 1 && (ofContent || again)) return takeApart(publishing.context.database, posts);
  if (!ofContent) return settleFailure(publishing, first.post, place, failure);
  await dropPost(publishing.context.database, first.post.key, failure.problem);
  await showAgain(publishing.context.database, first.post.message_id);
}
