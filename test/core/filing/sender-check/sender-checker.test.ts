import { generateKeyPairSync } from 'node:crypto';
import { createSenderChecker, type SenderChecker } from '@inbox-email/core/filing/sender-check/sender-checker.ts';
import { dkimSign } from 'mailauth';
import { afterEach, describe, expect, test } from 'vitest';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

/** What `TXT` says of a name; every other question finds nothing. */
const zone: Record<string, string> = {
  '_dmarc.cliente.example': 'v=DMARC1; p=reject',
  'cliente.example': 'v=spf1 ip4:198.51.100.7 -all',
  'k1._domainkey.cliente.example': `v=DKIM1; k=rsa; p=${publicKey}`,
  'livre.example': 'v=spf1 -all',
};

const missing = (name: string) => Object.assign(new Error(`queryTxt ENOTFOUND ${name}`), { code: 'ENOTFOUND' });

let checker: SenderChecker;
let asked: string[];
afterEach(() => checker.close());

function open(answers: (name: string) => string | Promise<string> | undefined = (name) => zone[name], within?: number) {
  asked = [];
  checker = createSenderChecker({
    names: {
      async records(name, type) {
        asked.push(`${type} ${name}`);
        const found = type === 'TXT' ? await answers(name) : undefined;
        if (found === undefined) throw missing(name);
        return [[found]];
      },
    },
    ...(within !== undefined && { within }),
  });
}

interface Written {
  from?: string;
  /** The client as the receiving server saw it. */
  client?: string | null;
  more?: string[];
}

function mail({ from = 'maria@cliente.example', client = '198.51.100.7', more = [] }: Written = {}): string {
  return [
    ...(client === null
      ? []
      : [`Received: from mta (mta.cliente.example [${client}])`, '\tby mx.empresa.example; now']),
    `Return-Path: <${from}>`,
    ...more,
    `From: Maria <${from}>`,
    'To: sac@empresa.example',
    'Subject: Pedido',
    'Date: Wed, 25 Nov 2026 12:00:00 +0000',
    'Message-ID: <1@cliente.example>',
    '',
    'Onde está o meu pedido?',
    '',
  ].join('\r\n');
}

async function signed(text: string): Promise<string> {
  const privateKey = keys.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const signature = { signingDomain: 'cliente.example', selector: 'k1', privateKey };
  const { signatures } = await dkimSign(text, {
    ...signature,
    canonicalization: 'relaxed/relaxed',
    signatureData: [signature],
  });
  return signatures + text;
}

const verdict = (text: string, from = 'maria@cliente.example') => checker.check(Buffer.from(text), from);

describe('a sender checked by ourselves', () => {
  test('passes by its signature, whatever way the mail went', async () => {
    open();
    expect(await verdict(await signed(mail({ client: '203.0.113.9' })))).toEqual({
      ...{ verdict: 'pass', spf: 'fail', dkim: 'pass', dmarc: 'pass', by: 'Inbox Email' },
    });
  });

  test('passes by the server that its domain names, seen behind our own servers', async () => {
    open();
    const relayed = `Received: from mx (mx [10.0.0.4]) by store.empresa.example\r\n${mail()}`;
    expect(await verdict(relayed)).toMatchObject({ verdict: 'pass', spf: 'pass', dkim: 'none', dmarc: 'pass' });
  });

  test('fails where the domain says that such mail is not its own', async () => {
    open();
    expect(await verdict(mail({ client: '203.0.113.9' }))).toMatchObject({ verdict: 'fail', dmarc: 'fail' });
  });

  test('fails where a signed mail was changed on the way', async () => {
    open();
    const changed = (await signed(mail({ client: '203.0.113.9' }))).replace('Onde está', 'Pague já');
    expect(await verdict(changed)).toMatchObject({ verdict: 'fail', dkim: 'neutral' });
  });

  test('does not fail for SPF alone: forwarded mail fails it too', async () => {
    open();
    const forwarded = mail({ from: 'joao@livre.example', client: '203.0.113.9' });
    expect(await verdict(forwarded, 'joao@livre.example')).toMatchObject({ verdict: 'none', spf: 'fail' });
  });

  test('does not believe an address that the client claims at HELO', async () => {
    open();
    const claims = mail({ client: '203.0.113.9' }).replace(
      'from mta (mta.cliente.example',
      'from [198.51.100.7] (evil',
    );
    expect(await verdict(claims)).toMatchObject({ verdict: 'fail', spf: 'fail' });
  });

  test('is not judged where nothing says what server the mail came from', async () => {
    open();
    expect(await verdict(mail({ client: null }))).toBeNull();
    expect(await verdict(await signed(mail({ client: null })))).toMatchObject({ verdict: 'pass' });
  });

  test('is not judged where the DNS fails', async () => {
    open(() => {
      throw Object.assign(new Error('queryTxt ESERVFAIL'), { code: 'ESERVFAIL' });
    });
    expect((await verdict(await signed(mail({ client: '203.0.113.9' }))))?.verdict).not.toBe('fail');
    open((name) => {
      if (name.includes('_domainkey')) throw Object.assign(new Error('timeout'), { code: 'ETIMEOUT' });
      return zone[name];
    });
    expect(await verdict(await signed(mail({ client: '203.0.113.9' })))).toBeNull();
  });

  test('is given up in time where the DNS never answers, and the next mail is checked', async () => {
    let silent = true;
    open((name) => (silent ? new Promise(() => {}) : zone[name]), 1500);
    const began = performance.now();
    expect((await verdict(mail()))?.verdict ?? 'none').toBe('none');
    expect(performance.now() - began).toBeLessThan(3000);
    silent = false;
    expect(await verdict(mail())).toMatchObject({ verdict: 'pass' });
  });

  test('is not asked about with hundreds of signatures, nor by an include without end', async () => {
    open((name) => (name.endsWith('.loop.example') ? `v=spf1 include:x${name} include:y${name} -all` : zone[name]));
    const many = Array.from({ length: 300 }, (_, i) => `DKIM-Signature: v=1; a=rsa-sha256; d=d${i}.example; s=s; b=x`);
    expect(await verdict(mail({ more: many }))).toBeNull();
    expect(asked).toEqual([]);
    const loop = await verdict(mail({ from: 'a@z.loop.example' }), 'a@z.loop.example');
    expect(loop?.verdict ?? 'none').not.toBe('pass');
    expect(asked.length).toBeLessThan(60);
  });

  test('says nothing of rubbish', async () => {
    open();
    for (const rubbish of ['', '\r\n', '\0'.repeat(10_000), 'From: a\r\nFrom: b@c\r\n\r\n', ':'.repeat(100_000)]) {
      expect((await verdict(rubbish))?.verdict ?? 'none').toBe('none');
    }
  });
});
