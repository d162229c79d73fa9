import type { WebClient } from '@slack/web-api';

/**
 * Brings a file to Slack, where nobody sees it before it is shared: https://docs.slack.dev/messaging/working-with-files#upload.
 * Answers Slack's id of it. Throws what the Web API client throws, or FileNotTaken.
 */
export async function uploadFile(client: WebClient, filename: string, bytes: Uint8Array): Promise<string> {
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename,
    length: bytes.byteLength,
  });
  if (url === undefined || id === undefined) throw new FileNotTaken('Slack named no address to upload to', 0);
  const answer = await fetch(url, {
    method: 'POST',
    body: Uint8Array.from(bytes),
    headers: { 'content-type': 'application/octet-stream' },
    signal: AbortSignal.timeout(uploadTimeout),
  }).catch((error) => {
    throw new FileNotTaken(`The upload to Slack broke off: ${(error as Error).message}`, 0);
  });
  if (!answer.ok) throw new FileNotTaken(`Slack answered the upload with ${answer.status}`, answer.status);
  return id;
}

/** Shows uploaded files in a thread, or without `ts` in the channel, all in one message. */
export async function shareFiles(
  client: WebClient,
  files: readonly { id: string; title: string }[],
  thread: { channel: string; ts?: string },
): Promise<void> {
  const [first, ...others] = files;
  if (first === undefined) return;
  await client.files.completeUploadExternal({
    files: [first, ...others],
    channel_id: thread.channel,
    ...(thread.ts !== undefined && { thread_ts: thread.ts }),
  });
}

const uploadTimeout = 120_000;

/** An upload that came to nothing; nobody has seen the file. `status` is the HTTP answer's, 0 where there was none. */
export class FileNotTaken extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.name = 'FileNotTaken';
    this.status = status;
  }
}
