import type { OutgoingFile } from '@inbox-email/core/desk.ts';
import type { WebClient } from '@slack/web-api';
import { oneLine } from './literal.ts';

/** A file in Slack, as payloads and files.info describe it: https://docs.slack.dev/reference/objects/file-object. */
export interface SlackFile {
  id: string;
  name?: string | undefined;
  mimetype?: string | undefined;
  size?: number | undefined;
  url_private?: string | undefined;
}

/** Together, in bytes: mail servers take 25 MB of mail as a rule, and base64 makes 4 out of 3. */
export const filesAtMost = 18_000_000;

/** A file could not be had from Slack. */
export class FileNotFetched extends Error {
  readonly filename: string;

  constructor(filename: string, why: string) {
    super(`A file could not be fetched from Slack: ${why}`);
    this.name = 'FileNotFetched';
    this.filename = filename;
  }
}

/** Fetches files that people put into a modal or a message, with the bot's token. Throws FileNotFetched. */
export async function fetchFiles(client: WebClient, files: readonly SlackFile[]): Promise<OutgoingFile[]> {
  const fetched: OutgoingFile[] = [];
  let left = filesAtMost;
  for (const listed of files) {
    const file = listed.url_private === undefined ? await lookUp(client, listed) : listed;
    const bytes = await fetchFile(client, file, left);
    left -= bytes.byteLength;
    fetched.push({
      filename: nameOf(file),
      contentType: file.mimetype || 'application/octet-stream',
      bytes,
    });
  }
  return fetched;
}

async function lookUp(client: WebClient, { id, name }: SlackFile): Promise<SlackFile> {
  try {
    const { file } = await client.files.info({ file: id });
    return { ...file, id };
  } catch (error) {
    throw new FileNotFetched(name ?? id, (error as Error).message);
  }
}

async function fetchFile(client: WebClient, file: SlackFile, atMost: number): Promise<Uint8Array> {
  const name = nameOf(file);
  const url = URL.parse(file.url_private ?? '');
  // The request carries the bot's token, and the address came in a payload.
  if (url === null || !isSlacks(url, client.slackApiUrl)) throw new FileNotFetched(name, 'its address is not Slack’s');
  try {
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${client.token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(fetchTimeout),
    });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    // Without the scope files:read Slack answers with its sign-in page and 200.
    if (answer.headers.get('content-type')?.startsWith('text/html') && !file.mimetype?.startsWith('text/')) {
      throw new Error('Slack asks to sign in');
    }
    return await readAtMost(answer, atMost);
  } catch (error) {
    throw new FileNotFetched(name, (error as Error).message);
  }
}

const fetchTimeout = 60_000;

/** https://files.slack.com for https://slack.com/api/; the sandbox serves files from where its API is. */
function isSlacks(url: URL, slackApiUrl: string): boolean {
  const api = new URL(slackApiUrl);
  return url.origin === api.origin || (url.protocol === 'https:' && url.host === `files.${api.host}`);
}

async function readAtMost(answer: Response, atMost: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    if (size > atMost) throw new Error('larger than mail can carry');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function nameOf({ id, name }: SlackFile): string {
  return oneLine(name ?? '') || id;
}
