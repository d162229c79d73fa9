import type { Json, OpenView, PostedMessage, Snapshot } from '../control-api.ts';

/** All words that a person reads in blocks, a message or a view, one line for each piece. */
export function wordsOf(drawn: Json): string {
  const pieces: string[] = [];
  collect(drawn?.view ?? drawn, pieces);
  return pieces.join('\n');
}

const readable = new Set(['text', 'alt_text', 'url', 'fallback', 'name']);
const drawnParts = new Set([
  'blocks',
  'title',
  'submit',
  'close',
  'text',
  'fields',
  'elements',
  'element',
  'accessory',
  'label',
  'hint',
  'placeholder',
  'options',
  'option_groups',
  'description',
  'body',
  'subtitle',
  'actions',
  'rows',
  'files',
]);

function collect(part: Json, pieces: string[]): void {
  if (Array.isArray(part)) {
    const inline = part.every((one) => one && typeof one === 'object' && ['text', 'link', 'emoji'].includes(one.type));
    if (inline && part.length > 0) pieces.push(part.map((one) => one.text ?? one.url ?? `:${one.name}:`).join(''));
    else for (const one of part) collect(one, pieces);
    return;
  }
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (typeof value === 'string' && readable.has(key) && value !== '') pieces.push(value);
    else if (drawnParts.has(key)) collect(value, pieces);
  }
}

/** What was there, for the error of a wait that ran out. */
export function describeSnapshot({ home, modals, messages, complaints, channels, app }: Snapshot): string {
  const nameOf = (id: string) => channels.find((channel) => channel.id === id)?.name ?? id;
  return [
    `app: ${app}`,
    `home: ${home ? indented(wordsOf(home)) : 'none'}`,
    ...modals.map((modal) => `modal ${describeModal(modal)}`),
    ...messages.slice(-15).map((message) => `#${nameOf(message.channel)} ${describeMessage(message)}`),
    ...complaints.map(({ code, where, detail }) => `complaint ${code} at ${where}: ${detail}`),
  ].join('\n');
}

function describeModal({ view, state, errors, submitting }: OpenView): string {
  const typed = Object.values(state).map((fields) => JSON.stringify(fields));
  return indented([wordsOf(view), ...typed, `errors ${JSON.stringify(errors)}`, `submitting ${submitting}`].join('\n'));
}

function describeMessage({ ts, threadTs, user, text, blocks, ephemeralFor }: PostedMessage): string {
  const marks = [ts, threadTs && `in ${threadTs}`, ephemeralFor && `only ${ephemeralFor}`].filter(Boolean).join(' ');
  return indented(`${marks} ${user}: ${text}\n${wordsOf(blocks)}`.trimEnd());
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n    ');
}
