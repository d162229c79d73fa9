import { checkMessage } from '../block-kit/check-message.ts';
import type { Json } from '../control-api.ts';
import { announceMessage } from '../events/message-events.ts';
import { newFile } from '../state/files.ts';
import { addMessage } from '../state/messages.ts';
import { changed, type StoredFile } from '../state/state.ts';
import { blocksWithIds } from '../state/views.ts';
import { fileOf } from '../wire/file.ts';
import { threadOf } from './chat.ts';
import { type Call, channelArgument, type Method, refuse, requireArgument, writableChannel } from './method.ts';

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
const getUploadUrl: Method = (call) => {
  const { state } = call;
  const name = String(requireArgument(call, 'filename'));
  const size = Number(requireArgument(call, 'length'));
  if (!Number.isInteger(size) || size <= 0) refuse(call, 'invalid_arguments', `length ${call.args.length}`);
  const file = newFile(state, { name, size, user: state.app.botUserId });
  return { upload_url: `${state.url}/upload/v1/${file.id}`, file_id: file.id };
};

/**
 * Finishes uploads and shares them in one message, which comes after the answer: the answer has no ts.
 * https://docs.slack.dev/reference/methods/files.completeUploadExternal
 */
const completeUpload: Method = (call) => {
  const { state, args } = call;
  const files = (requireArgument(call, 'files') as Json[]).map((entry) => uploaded(call, entry));
  const target = args.channel_id ?? args.channels;
  if (target) share(call, target, files);
  return { files: files.map((file) => fileOf(state, file)) };
};

function uploaded(call: Call, { id, title }: Json): StoredFile {
  const file = call.state.files.get(id);
  if (!file?.bytes) return refuse(call, 'file_not_found', `file ${id} has not been uploaded`);
  if (title) file.title = String(title);
  return file;
}

function share(call: Call, target: Json, files: readonly StoredFile[]): void {
  const { state, link, args } = call;
  const channel = writableChannel(call, channelArgument(call, target));
  const threadTs = threadOf(call, channel, args.thread_ts);
  if (args.blocks) checkMessage(state, call.method, { blocks: args.blocks });
  setImmediate(() => {
    const message = addMessage(state, {
      channel: channel.id,
      user: state.app.botUserId,
      text: args.initial_comment ?? '',
      blocks: blocksWithIds(args.blocks ?? []),
      threadTs,
      files: files.map(({ id }) => id),
      subtype: 'file_share',
    });
    announceMessage(state, link, message);
  });
}

/** https://docs.slack.dev/reference/methods/files.info */
const info: Method = (call) => {
  const file = fileArgument(call);
  return { file: fileOf(call.state, file), comments: [], response_metadata: { next_cursor: '' } };
};

/** https://docs.slack.dev/reference/methods/files.delete */
const remove: Method = (call) => {
  const file = fileArgument(call);
  if (file.user !== call.state.app.botUserId) refuse(call, 'cant_delete_file', `${file.id} is not the app's`);
  call.state.files.delete(file.id);
  changed(call.state);
  return {};
};

function fileArgument(call: Call): StoredFile {
  const id = String(requireArgument(call, 'file'));
  return call.state.files.get(id) ?? refuse(call, 'file_not_found', `no file ${id}`);
}

export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
  'files.info': info,
  'files.delete': remove,
};
