import { type Command, inSet, words } from './command.ts';
import { fetchAnswer } from './fetch-items.ts';
import { createFolder, type Folder, type StoredMail } from './folder.ts';
import type { Piece } from './piece.ts';

/** What a connection knows: the folder it opened and the UIDs it has been told of, in order of their sequence numbers. */
export interface View {
  folders: Map<string, Folder>;
  capabilities: string;
  selected: Folder | null;
  known: number[];
}

type Answer = (command: Command, view: View) => Iterable<Piece>;

/** The right answer to a command, the tagged line included. */
export function* answerTo(command: Command, view: View): Generator<Piece> {
  const answer = answers[command.name];
  if (answer === undefined) yield `${command.tag} BAD unknown command\r\n`;
  else yield* answer(command, view);
}

/** What changed in the open folder since the connection was last told (EXPUNGE and EXISTS). */
export function* news(view: View): Generator<Piece> {
  if (view.selected === null) return;
  const uids = view.selected.mails.map(({ uid }) => uid);
  const there = new Set(uids);
  for (let index = view.known.length - 1; index >= 0; index--) {
    if (!there.has(view.known[index] as number)) yield `* ${index + 1} EXPUNGE\r\n`;
  }
  const kept = view.known.filter((uid) => there.has(uid));
  if (uids.length !== kept.length) yield `* ${uids.length} EXISTS\r\n`;
  view.known = uids;
}

const ok = ({ tag, name }: Command, code = '') => `${tag} OK ${code}${name} done\r\n`;
const only =
  (...lines: string[]): Answer =>
  (command) => [...lines, ok(command)];

const answers: Record<string, Answer> = {
  GREETING: (_, { capabilities }) => [`* OK [CAPABILITY ${capabilities}] scripted\r\n`],
  CAPABILITY: (command, { capabilities }) => [`* CAPABILITY ${capabilities}\r\n`, ok(command)],
  ID: only('* ID ("name" "scripted")\r\n'),
  LOGIN: only(),
  ENABLE: (command) => [`${command.tag} BAD nothing to enable\r\n`],
  NAMESPACE: only('* NAMESPACE (("" "/")) NIL NIL\r\n'),
  LIST: list,
  LSUB: list,
  STATUS: status,
  CREATE(command, { folders }) {
    const [name = ''] = words(command.rest);
    if (folders.has(name)) return [`${command.tag} NO [ALREADYEXISTS] it exists\r\n`];
    folders.set(name, createFolder(name, '1'));
    return [ok(command)];
  },
  SELECT: select,
  EXAMINE: select,
  'UID FETCH': fetch,
  'UID SEARCH': search,
  'UID STORE': store,
  'UID MOVE': move,
  'UID COPY': copy,
  'UID EXPUNGE': expunge,
  EXPUNGE: expunge,
  SUBSCRIBE: only(),
  NOOP: (command, view) => [...news(view), ok(command)],
  CHECK: (command, view) => [...news(view), ok(command)],
  CLOSE(command, view) {
    view.selected = null;
    return [ok(command)];
  },
  LOGOUT: only('* BYE till next time\r\n'),
};

function* list(command: Command, { folders }: View): Generator<Piece> {
  const [, pattern = ''] = words(command.rest);
  if (pattern === '') yield '* LIST (\\Noselect) "/" ""\r\n';
  for (const name of folders.keys()) {
    const fits = pattern === '*' || pattern === '%' || pattern.toUpperCase() === name.toUpperCase();
    if (fits) yield `* LIST (\\HasNoChildren) "/" "${name}"\r\n`;
  }
  yield ok(command);
}

function* status(command: Command, { folders }: View): Generator<Piece> {
  const folder = folderOf(words(command.rest)[0] ?? '', folders);
  if (folder === undefined) return yield `${command.tag} NO [NONEXISTENT] no such folder\r\n`;
  const { name, mails, uidNext, uidValidity } = folder;
  yield `* STATUS "${name}" (MESSAGES ${mails.length} UIDNEXT ${uidNext} UIDVALIDITY ${uidValidity ?? 0} UNSEEN 0)\r\n`;
  yield ok(command);
}

function* select(command: Command, view: View): Generator<Piece> {
  view.selected = folderOf(words(command.rest)[0] ?? '', view.folders) ?? null;
  const folder = view.selected;
  if (folder === null) return yield `${command.tag} NO [NONEXISTENT] no such folder\r\n`;
  view.known = folder.mails.map(({ uid }) => uid);
  yield '* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)\r\n';
  yield '* OK [PERMANENTFLAGS (\\Seen \\Deleted \\*)] flags\r\n';
  yield `* ${folder.mails.length} EXISTS\r\n* 0 RECENT\r\n`;
  if (folder.uidValidity !== null) yield `* OK [UIDVALIDITY ${folder.uidValidity}] valid\r\n`;
  yield `* OK [UIDNEXT ${folder.uidNext}] next\r\n`;
  yield ok(command, command.name === 'EXAMINE' ? '[READ-ONLY] ' : '[READ-WRITE] ');
}

function* fetch(command: Command, view: View): Generator<Piece> {
  const [, set = '', items = ''] = /^(\S+) (.*)$/s.exec(command.rest) ?? [];
  for (const mail of chosen(set, view)) {
    // A mail may be expunged while the answer is on its way, or be new to this connection: both are left out.
    const sequence = view.known.indexOf(mail.uid) + 1;
    if (sequence > 0 && view.selected?.mails.includes(mail)) yield* fetchAnswer(mail, sequence, items);
  }
  yield ok(command);
}

function* search(command: Command, view: View): Generator<Piece> {
  const since = /\bSINCE "?([^\s"]+)/i.exec(command.rest)?.[1];
  const set = /\bUID ([\d:*,]+)/i.exec(command.rest)?.[1];
  const day = since === undefined ? 0 : Date.parse(`${since} UTC`);
  const found = chosen(set ?? '1:*', view).filter(({ internalDate }) => internalDate.getTime() >= day);
  yield `* SEARCH${found.map(({ uid }) => ` ${uid}`).join('')}\r\n`;
  yield ok(command);
}

function* store(command: Command, view: View): Generator<Piece> {
  const [, set = '', how = '', flags = ''] = /^(\S+) (\S+) \(?([^)]*)\)?$/s.exec(command.rest) ?? [];
  for (const mail of chosen(set, view)) {
    for (const flag of flags.split(' ')) how.startsWith('-') ? mail.flags.delete(flag) : mail.flags.add(flag);
    if (/SILENT/i.test(how)) continue;
    yield `* ${view.known.indexOf(mail.uid) + 1} FETCH (UID ${mail.uid} FLAGS (${[...mail.flags].join(' ')}))\r\n`;
  }
  yield ok(command);
}

function* move(command: Command, view: View): Generator<Piece> {
  const copied = [...copy(command, view)];
  if (copied.length > 1) {
    const [set = ''] = words(command.rest);
    const moved = new Set(chosen(set, view));
    view.selected?.expunge((mail) => moved.has(mail));
    yield* news(view);
  }
  yield copied.at(-1) as Piece;
}

function* copy(command: Command, view: View): Generator<Piece> {
  const [set = '', name = ''] = words(command.rest);
  const target = folderOf(name, view.folders);
  if (target === undefined) return yield `${command.tag} NO [TRYCREATE] no such folder\r\n`;
  for (const { content, internalDate } of chosen(set, view)) target.deliver(content, internalDate);
  yield '* OK copied\r\n';
  yield ok(command);
}

function* expunge(command: Command, view: View): Generator<Piece> {
  const set = command.name === 'EXPUNGE' ? '1:*' : command.rest;
  const gone = new Set(chosen(set, view).filter(({ flags }) => flags.has('\\Deleted')));
  view.selected?.expunge((mail) => gone.has(mail));
  yield* news(view);
  yield ok(command);
}

function chosen(set: string, { selected }: View): StoredMail[] {
  if (selected === null) return [];
  const wanted = inSet(set, selected.mails.at(-1)?.uid ?? 0);
  return selected.mails.filter(({ uid }) => wanted(uid));
}

const folderOf = (name: string, folders: Map<string, Folder>) =>
  folders.get(name.toUpperCase() === 'INBOX' ? 'INBOX' : name);
