import { readdirSync, rmSync, unlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Dovecot, startDovecot } from '../../real/dovecot.ts';
import { accountFor, verdictsOf } from '../account-for.ts';
import { dropInto } from '../drop-into-maildir.ts';
import type { Fault, Outcome, Stage } from '../fault.ts';
import { imapAccount } from '../imap-account.ts';
import { createWriter, type Letter } from '../letters.ts';
import type { DeskProcess } from '../start-desk.ts';
import { until } from '../until.ts';

interface Scene {
  dovecot: Dovecot;
  desk: DeskProcess;
  accountId: string;
  user: string;
  folder: string;
  /** Puts letters into the folder as a delivery agent does. */
  deliver(count: number): void;
  letters: Letter[];
  /** Letters that were taken away: they may be missing. */
  optional: Set<Letter>;
}

type Trouble = (scene: Scene) => Promise<void>;

/** What a real Dovecot does to its clients. */
export const dovecotFaults: Fault[] = [
  dovecotFault('1,000 mails arrive at Dovecot during all of the below', 1, allOfIt, 'Pedidos', 120_000),
  dovecotFault('Dovecot is restarted', 3, restart),
  dovecotFault('Dovecot is killed with -9', 3, killed),
  dovecotFault('Dovecot gets another UIDVALIDITY', 3, otherUidValidity),
  dovecotFault('Dovecot loses its list of UIDs', 3, lostUidList),
  dovecotFault('Dovecot loses its list of UIDs, and other mails are there', 3, otherMails),
  dovecotFault('mails are expunged from Dovecot while they are fetched', 3, expunge),
  dovecotFault('a folder of Dovecot’s is deleted and made again', 3, remake, 'Pedidos'),
];

function dovecotFault(name: string, tries: number, trouble: Trouble, folder = 'INBOX', patience = 30_000): Fault {
  return {
    name,
    tries,
    async run(stage) {
      const dovecot = await startDovecot();
      stage.afterwards(() => dovecot.remove());
      const desk = await stage.desk({ silentAtMost: 5000, connectWithin: 5000 });
      const total: Outcome = { mails: 0, lost: 0, doubled: 0, note: '' };
      for (let number = 0; number < stage.tries; number++) {
        const outcome = await attempt(stage, { dovecot, desk, user: `sac${number}`, folder }, trouble, patience);
        for (const key of ['mails', 'lost', 'doubled'] as const) total[key] += outcome[key];
        total.note = outcome.note;
      }
      return total;
    },
  };
}

type Place = Pick<Scene, 'dovecot' | 'desk' | 'user' | 'folder'>;

async function attempt(stage: Stage, place: Place, trouble: Trouble, patience: number): Promise<Outcome> {
  const { dovecot, desk, user, folder } = place;
  const write = createWriter(stage.random);
  const letters: Letter[] = [];
  const optional = new Set<Letter>();
  const deliver = (count: number) => {
    const path = dovecot.maildir(user, folder === 'INBOX' ? undefined : folder);
    for (const letter of write(count)) {
      letters.push(letter);
      dropInto(path, letter);
    }
  };
  dovecot.maildir(user);
  if (folder !== 'INBOX') await dovecot.doveadm('mailbox', 'create', '-u', user, folder);
  deliver(20);
  const account = imapAccount(dovecot.imapPort, { backlog: { from: 'everything' }, folders: [folder] }, user);
  const { id: accountId } = await desk.add({ ...account, name: user });
  deliver(10);
  await trouble({ ...place, accountId, deliver, letters, optional });
  deliver(5);
  const lost = () => accountFor(stage.dataFolder, letters, optional).lost;
  const came = await until(() => lost().length === 0, patience);
  const audit = await desk.audit(accountId);
  const found = accountFor(stage.dataFolder, letters, optional);
  return {
    mails: letters.length,
    lost: Math.max(came ? 0 : 1, found.lost.length, audit.unaccounted),
    doubled: found.doubled,
    note: came ? (audit.failure ?? '') : `missing ${found.lost.length}: ${verdictsOf(stage.dataFolder)}`,
  };
}

async function restart({ dovecot, deliver }: Scene): Promise<void> {
  await dovecot.stop();
  deliver(3);
  await dovecot.start();
  deliver(3);
}

async function killed({ dovecot, deliver }: Scene): Promise<void> {
  await dovecot.kill();
  deliver(3);
  await dovecot.start();
  deliver(3);
}

async function otherUidValidity({ dovecot, user, folder, deliver }: Scene): Promise<void> {
  await pause(300);
  const number = String(Math.floor(Date.now() / 1000) + 1000);
  await dovecot.doveadm('mailbox', 'update', '-u', user, '--uid-validity', number, folder);
  deliver(3);
}

async function lostUidList({ dovecot, user, folder, deliver }: Scene): Promise<void> {
  await pause(300);
  await dovecot.stop();
  const path = dovecot.maildir(user, folder === 'INBOX' ? undefined : folder);
  for (const file of readdirSync(path)) if (/^dovecot/.test(file)) rmSync(`${path}/${file}`, { recursive: true });
  // UIDVALIDITY is made from the clock's seconds.
  await pause(1000);
  deliver(3);
  await dovecot.start();
}

async function otherMails(scene: Scene): Promise<void> {
  const { dovecot, user, letters, optional } = scene;
  await pause(300);
  await dovecot.stop();
  for (const letter of letters) optional.add(letter);
  for (const part of ['new', 'cur']) {
    const path = `${dovecot.maildir(user)}/${part}`;
    for (const file of readdirSync(path)) unlinkSync(`${path}/${file}`);
  }
  scene.deliver(10);
  await dovecot.start();
  await lostUidList(scene);
}

/** Every fourth mail, also those that are just coming in. */
async function expunge({ dovecot, user, folder, deliver, letters, optional }: Scene): Promise<void> {
  for (let round = 0; round < 4; round++) {
    deliver(25);
    const gone = letters.filter((letter, index) => index % 4 === round && !optional.has(letter));
    for (const letter of gone) optional.add(letter);
    const subjects = gone.flatMap(({ subject }, index) => [
      ...(index === 0 ? [] : ['or']),
      'header',
      'subject',
      subject,
    ]);
    await dovecot.doveadm('expunge', '-u', user, 'mailbox', folder, '(', ...subjects, ')');
    await pause(50);
  }
}

async function remake({ dovecot, user, folder, deliver, letters, optional }: Scene): Promise<void> {
  await pause(300);
  for (const letter of letters) optional.add(letter);
  await dovecot.doveadm('mailbox', 'delete', '-u', user, folder);
  await pause(500);
  await dovecot.doveadm('mailbox', 'create', '-u', user, folder);
  deliver(5);
}

async function allOfIt(scene: Scene): Promise<void> {
  const dripping = drip(scene.deliver, 1000);
  for (const trouble of [
    restart,
    killed,
    otherUidValidity,
    lostUidList,
    restart,
    otherUidValidity,
    killed,
    lostUidList,
  ]) {
    await trouble(scene);
    await pause(500);
  }
  await dripping;
}

async function drip(deliver: (count: number) => void, mails: number): Promise<void> {
  for (let delivered = 0; delivered < mails; delivered += 10) {
    deliver(10);
    await pause(120);
  }
}
