import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { startBlackHole } from '../../fakes/black-hole.ts';
import { startScriptedImap } from '../../fakes/scripted-imap.ts';
import { accountFor } from '../account-for.ts';
import type { DeskProcessOptions } from '../desk-process.ts';
import type { Fault, Outcome, Stage } from '../fault.ts';
import { imapAccount } from '../imap-account.ts';
import { createWriter, type Letter } from '../letters.ts';
import { fetchesMails, misbehaving } from '../misbehaviour.ts';
import { expectWithin, until } from '../until.ts';

const asDelivered: Partial<DeskProcessOptions> = { silentAtMost: 50_000, connectWithin: 15_000, pauseAfter: 2000 };

/** Connections that look alive and are dead. */
export const networkFaults: Fault[] = [
  {
    name: 'a black hole swallows the connection, with the limits as delivered',
    tries: 1,
    run: (stage) => blackHole(stage, asDelivered, 'while idle'),
  },
  {
    name: 'a black hole swallows the connection amid fetching, with the limits as delivered',
    tries: 1,
    run: (stage) => blackHole(stage, asDelivered, 'while fetching'),
  },
  {
    name: 'a black hole swallows the connection',
    tries: 5,
    run: (stage) => blackHole(stage, {}, 'while idle'),
  },
  {
    name: 'a black hole swallows the connection amid fetching',
    tries: 5,
    run: (stage) => blackHole(stage, {}, 'while fetching'),
  },
  {
    name: 'a black hole swallows the connection and, for three seconds, new ones too',
    tries: 3,
    run: (stage) => blackHole(stage, {}, 'new ones too'),
  },
  { name: 'a firewall drops every packet for five seconds', tries: 2, run: firewall },
  { name: 'a quiet server without IDLE, with the limits as delivered', tries: 1, run: quietWithoutIdle },
  { name: 'the server is away for five seconds while mail comes in', tries: 2, run: outage },
];

/** Two minutes at most until the dead connection is found and replaced, and the mail behind it is here. */
async function blackHole(
  stage: Stage,
  limits: Partial<DeskProcessOptions>,
  moment: 'while idle' | 'while fetching' | 'new ones too',
): Promise<Outcome> {
  const desk = await stage.desk(limits);
  const letters: Letter[] = [];
  const write = createWriter(stage.random);
  let longest = 0;
  for (let number = 0; number < stage.tries; number++) {
    const imap = await startScriptedImap();
    const hole = await startBlackHole(imap.port);
    stage.afterwards(() => Promise.all([imap.stop(), hole.stop()]));
    const deliver = (count: number) => {
      for (const letter of write(count)) {
        letters.push(letter);
        imap.inbox.deliver(letter.bytes);
      }
    };
    const lost = () => accountFor(stage.dataFolder, letters).lost.length;
    deliver(3);
    await desk.add(imapAccount(hole.port));
    await expectWithin(10_000, 'the first mails', () => lost() === 0);
    if (moment === 'while fetching') {
      imap.misbehave = misbehaving(
        fetchesMails,
        function* (answer) {
          hole.swallow();
          yield* answer;
        },
        1,
      ).misbehave;
    } else {
      await pause(200);
      hole.swallow();
    }
    hole.newOnesPass = moment !== 'new ones too';
    deliver(2);
    const began = Date.now();
    if (moment === 'new ones too') {
      await pause(3000);
      hole.newOnesPass = true;
    }
    await until(() => lost() === 0, 125_000);
    longest = Math.max(longest, Date.now() - began);
  }
  const found = accountFor(stage.dataFolder, letters);
  const seconds = `found and replaced within ${(longest / 1000).toFixed(1)} s`;
  if (longest > 120_000) throw new Error(`Not within two minutes: ${seconds}`);
  return { mails: letters.length, lost: found.lost.length, doubled: found.doubled, note: seconds };
}

/** As an appliance does that forgot our connections: the kernel's own packets vanish, and nobody is told. */
async function firewall(stage: Stage): Promise<Outcome> {
  const desk = await stage.desk();
  const letters: Letter[] = [];
  const write = createWriter(stage.random);
  for (let number = 0; number < stage.tries; number++) {
    const imap = await startScriptedImap();
    stage.afterwards(() => imap.stop());
    const rule = (action: '-I' | '-D', direction: '--dport' | '--sport') =>
      execFileSync('iptables', [action, 'INPUT', '-i', 'lo', '-p', 'tcp', direction, String(imap.port), '-j', 'DROP'], {
        stdio: 'pipe',
      });
    await desk.add(imapAccount(imap.port));
    await until(() => imap.connections() > 0, 5000);
    await pause(300);
    try {
      rule('-I', '--dport');
    } catch {
      return { mails: 0, lost: 0, doubled: 0, note: 'not tried: no firewall may be set here' };
    }
    try {
      rule('-I', '--sport');
      const written = write(3);
      letters.push(...written);
      for (const { bytes } of written) imap.inbox.deliver(bytes);
      await pause(5000);
      if (accountFor(stage.dataFolder, letters).lost.length < 3) throw new Error('The firewall let them pass');
    } finally {
      rule('-D', '--dport');
      rule('-D', '--sport');
    }
    await until(() => accountFor(stage.dataFolder, letters).lost.length === 0, 20_000);
    if (imap.connections() < 2) throw new Error('The dead connection was not replaced');
  }
  const found = accountFor(stage.dataFolder, letters);
  return { mails: letters.length, lost: found.lost.length, doubled: found.doubled, note: '' };
}

/** Such a connection is silent for longer than a connection may be, and yet nothing is wrong with it. */
async function quietWithoutIdle(stage: Stage): Promise<Outcome> {
  const desk = await stage.desk(asDelivered);
  const imap = await startScriptedImap();
  stage.afterwards(() => imap.stop());
  imap.capabilities = 'IMAP4rev1 ID';
  const { id } = await desk.add(imapAccount(imap.port));
  await pause(130_000);
  const connections = imap.connections();
  const errors = await desk.errors(id);
  const letters = createWriter(stage.random)(1);
  for (const { bytes } of letters) imap.inbox.deliver(bytes);
  const began = Date.now();
  await until(() => accountFor(stage.dataFolder, letters).lost.length === 0, 70_000);
  const found = accountFor(stage.dataFolder, letters);
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  if (errors.length > 0) throw new Error(`${errors.length} errors (${errors[0]?.code}), ${connections} connections`);
  return { mails: 1, lost: found.lost.length, doubled: found.doubled, note: `found after ${seconds} s` };
}

/** Nothing listens on the port any more, then a server with the same mails and more does. */
async function outage(stage: Stage): Promise<Outcome> {
  const desk = await stage.desk();
  const letters: Letter[] = [];
  const write = createWriter(stage.random);
  for (let number = 0; number < stage.tries; number++) {
    const before = await startScriptedImap();
    const written = write(5);
    for (const { bytes } of written) before.inbox.deliver(bytes);
    letters.push(...written);
    await desk.add(imapAccount(before.port));
    await pause(300);
    await before.stop();
    await pause(5000);
    const after = await startScriptedImap({ port: before.port, folders: before.folders });
    stage.afterwards(() => after.stop());
    const more = write(50);
    for (const { bytes } of more) after.inbox.deliver(bytes);
    letters.push(...more);
    await until(() => accountFor(stage.dataFolder, letters).lost.length === 0, 20_000);
  }
  const found = accountFor(stage.dataFolder, letters);
  return { mails: letters.length, lost: found.lost.length, doubled: found.doubled, note: '' };
}
