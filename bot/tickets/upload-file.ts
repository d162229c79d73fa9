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
  if (url === undefined || id === undefined) throw new FileNotTaken('Slack named no address to upload to');
  const answer = await fetch(url, {
    method: 'POST',
    body: Uint8Array.from(bytes),
    headers: { 'content-type': 'application/octet-stream' },
    signal: AbortSignal.timeout(uploadTimeout),
  });
  if (!answer.ok) throw new FileNotTaken(`Slack answered the upload with ${answer.status}`);
  return id;
}

/** Shows an uploaded file in a thread. */
export async function shareFile(
  client: WebClient,
  fileId: string,
  title: string,
  thread: { channel: string; ts: string },
): Promise<void> {
  await client.files.completeUploadExternal({
    files: [{ id: fileId, title }],
    channel_id: thread.channel,
    thread_ts: thread.ts,
  });
}

const uploadTimeout = 120_000;

/** An upload that came to nothing; nobody has seen the file. */
class FileNotTaken extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FileNotTaken';
  }
}
