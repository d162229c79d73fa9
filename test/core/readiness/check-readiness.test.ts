import { generateKeyPairSync } from 'node:crypto';
import type { NameService } from '@inbox-email/core/account/name-service.ts';
import type { ReadinessCheck, ReadinessItem } from '@inbox-email/core/account/readiness.ts';
import { checkReadiness } from '@inbox-email/core/readiness/check-readiness.ts';
import { readSentMail } from '@inbox-email/core/readiness/sent-mail.ts';
import { describe, expect, test } from 'vitest';
import { anAccount } from '../../bot/accounts/an-account.ts';

const keyOf = (modulusLength: number) =>
  generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const good = keyOf(2048);
const weak = keyOf(512);

/** Records by `TYPE name`; `fails` are names whose question is not answered. */
interface Zone {
  records?: Record<string, unknown[]>;
  fails?: string[];
}

const nothing = () => Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' });
const txt = (...texts: string[]) => texts.map((text) => [text]);

function namesOf({ records = {}, fails = [] }: Zone): NameService {
  const ask = async (type: string, name: string) => {
    if (fails.includes(name)) throw Object.assign(new Error('ESERVFAIL'), { code: 'ESERVFAIL' });
    const found = records[`${type} ${name}`];
    if (found === undefined) throw nothing();
    return found;
  };
  return {
    addresses: async (host) => (await ask('A', host)).map((address) => ({ address: address as string })),
    exchangers: async (domain) => (await ask('MX', domain)) as string[],
    services: async () => [],
    records: async (name, type) =>
      type === 'MX' ? (await ask('MX', name)).map((exchange) => ({ exchange, priority: 1 })) : ask(type, name),
  };
}

const domain = 'empresa.com.br';
const usual = {
  [`MX ${domain}`]: ['mx.empresa.com.br'],
  'A smtp.empresa.com.br': ['198.51.100.7'],
  [`TXT ${domain}`]: txt('site-verification=1', 'v=spf1 a:smtp.empresa.com.br -all'),
  [`TXT k1._domainkey.${domain}`]: txt(`v=DKIM1; k=rsa; p=${good}`),
  [`TXT _dmarc.${domain}`]: txt('v=DMARC1; p=reject'),
};

const sent = (from: string | null, ...signatures: string[]) =>
  readSentMail(
    Buffer.from(
      [
        ...signatures.map((tags) => `DKIM-Signature: v=1; a=rsa-sha256; ${tags};\r\n\tbh=x; b=y`),
        ...(from === null ? [] : [`Received: from smtp (smtp [${from}]) by mx.empresa.com.br; now`]),
        'Subject: test',
        '',
        '',
      ].join('\r\n'),
    ),
    5,
  );
const signedMail = sent('198.51.100.7', `d=${domain}; s=k1`);

async function readinessOf(zone: Zone, mail = signedMail as ReturnType<typeof sent> | null, different = {}) {
  const readiness = await checkReadiness(anAccount(different), mail, namesOf(zone));
  const [first] = readiness.addresses;
  const item = (check: ReadinessCheck) => first?.items.find((one) => one.check === check) as ReadinessItem;
  return { readiness, aligned: first?.aligned, item };
}

test('a domain in good order passes everywhere, and nothing is to be published', async () => {
  const { readiness, aligned } = await readinessOf({ records: usual });
  expect(aligned).toBe(true);
  expect(readiness.learntFrom).toBe(5);
  expect(readiness.addresses[0]?.items.map(({ status, finding, publish }) => [status, finding, publish])).toEqual([
    ['good', 'mx-found', null],
    ['good', 'spf-passes', null],
    ['good', 'dkim-signs', null],
    ['good', 'dmarc-enforced', null],
  ]);
});

test('a domain with nothing: each record to publish is named, but for those that only the provider knows', async () => {
  const { aligned, item } = await readinessOf({ records: { 'A smtp.empresa.com.br': ['198.51.100.7'] } }, sent(null));
  expect(aligned).toBe(false);
  expect(item('mx')).toMatchObject({ status: 'missing', finding: 'mx-missing', publish: null });
  expect(item('spf').publish).toEqual({ name: domain, type: 'TXT', value: 'v=spf1 a:smtp.empresa.com.br ~all' });
  expect(item('dkim')).toMatchObject({ status: 'missing', finding: 'dkim-unsigned', publish: null });
  expect(item('dmarc').publish).toEqual({
    ...{ name: `_dmarc.${domain}`, type: 'TXT', value: 'v=DMARC1; p=none; rua=mailto:sac@empresa.com.br' },
  });
});

const loops = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => [`TXT i${i}.example`, txt(`v=spf1 include:i${i + 1}.example ?all`)]),
);

describe('SPF', () => {
  test.each<[string, string[], ReadinessItem['finding'], string | null]>([
    [
      'names another server',
      ['v=spf1 ip4:203.0.113.1 -all'],
      'spf-not-listed',
      'v=spf1 ip4:203.0.113.1 ip4:198.51.100.7 -all',
    ],
    ['goes on elsewhere', ['v=spf1 redirect=i13.example'], 'spf-broken', null],
    ['allows everybody', ['v=spf1 a +all'], 'spf-everybody', 'v=spf1 a ~all'],
    ['takes too many look-ups', ['v=spf1 include:i0.example -all'], 'spf-too-many-lookups', null],
    ['has a word that means nothing', ['v=spf1 ipv4:198.51.100.7 -all'], 'spf-broken', null],
    ['stands there twice', ['v=spf1 a -all', 'v=spf1 mx ~all'], 'spf-several', 'v=spf1 a mx ~all'],
    ['passes by the server’s name', ['v=spf1 a:smtp.empresa.com.br ~all'], 'spf-passes', null],
  ])('a record that %s', async (_, texts, finding, value) => {
    const { item } = await readinessOf({ records: { ...usual, ...loops, [`TXT ${domain}`]: txt(...texts) } });
    expect(item('spf').finding).toBe(finding);
    expect(item('spf').publish?.value ?? null).toBe(value);
  });

  test('counts all look-ups of the record, also those behind what lets our mail pass', async () => {
    const records = {
      ...{ ...usual, ...loops },
      [`TXT ${domain}`]: txt('v=spf1 ip4:198.51.100.7 include:i0.example -all'),
    };
    expect((await readinessOf({ records })).item('spf').finding).toBe('spf-too-many-lookups');
  });

  test('of a server that is known by its address alone, the address is what is published, unless it is a private one', async () => {
    const records = { ...usual, [`TXT ${domain}`]: [] };
    const by = async (host: string) => {
      const outgoing = { protocol: 'smtp', host, port: 25 } as const;
      return (await readinessOf({ records }, null, { outgoing })).item('spf');
    };
    expect((await by('203.0.113.7')).publish?.value).toBe('v=spf1 ip4:203.0.113.7 ~all');
    expect((await by('2001:db8::7')).publish?.value).toBe('v=spf1 ip6:2001:db8::7 ~all');
    expect(await by('10.0.0.7')).toMatchObject({ finding: 'spf-missing', publish: null });
  });

  test('of a large provider, its own mechanism is what counts and what is published', async () => {
    const outgoing = { protocol: 'smtp-tls', host: 'smtp.gmail.com', port: 465 } as const;
    const google = { 'A smtp.gmail.com': ['203.0.113.50'], 'TXT _spf.google.com': txt('v=spf1 ip4:203.0.113.99 ~all') };
    const named = { ...usual, ...google, [`TXT ${domain}`]: txt('v=spf1 include:_spf.google.com ~all') };
    expect((await readinessOf({ records: named }, null, { outgoing })).item('spf').finding).toBe('spf-passes');
    const { item } = await readinessOf(
      { records: { ...usual, ...google, [`TXT ${domain}`]: txt('v=spf1 mx -all') } },
      null,
      {
        outgoing,
      },
    );
    expect(item('spf').publish?.value).toBe('v=spf1 mx include:_spf.google.com -all');
  });
});

describe('DKIM', () => {
  const key = `TXT k1._domainkey.${domain}`;
  test.each<[string, unknown[] | undefined, ReadinessItem['finding']]>([
    ['is missing', undefined, 'dkim-key-missing'],
    ['was taken back', txt('v=DKIM1; p='), 'dkim-key-revoked'],
    ['is too short', txt(`v=DKIM1; p=${weak}`), 'dkim-key-weak'],
    ['is of another kind', txt('v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='), 'dkim-signs'],
  ])('a key that %s', async (_, found, finding) => {
    const { [key]: _usual, ...others } = usual;
    const { item } = await readinessOf({ records: { ...others, ...(found && { [key]: found }) } });
    expect(item('dkim').finding).toBe(finding);
  });

  test('a signature of the provider’s own domain does not speak for ours', async () => {
    const { item, aligned } = await readinessOf(
      { records: { ...usual, [`TXT ${domain}`]: txt('v=spf1 -all') } },
      sent('198.51.100.7', 'd=provedor.com.br; s=x'),
    );
    expect(item('dkim')).toMatchObject({ finding: 'dkim-other-domain', about: ['provedor.com.br'] });
    expect(aligned).toBe(false);
  });

  test('before a mail of ours was seen, a key under a usual name says something, and its absence nothing', async () => {
    const found = await readinessOf({ records: usual }, null);
    expect(found.item('dkim')).toMatchObject({ status: 'good', finding: 'dkim-key-found' });
    const { [key]: _usual, ...others } = usual;
    const absent = await readinessOf({ records: { ...others, [`TXT ${domain}`]: txt('v=spf1 -all') } }, null);
    expect(absent.item('dkim')).toMatchObject({ status: 'unknown', finding: 'dkim-unknown' });
    expect(absent.aligned).toBeNull();
  });
});

describe('DMARC', () => {
  const of = async (records: Record<string, unknown[]>, address = `sac@${domain}`) =>
    (
      await readinessOf({ records: { ...usual, [`TXT _dmarc.${domain}`]: [], ...records } }, signedMail, { address })
    ).item('dmarc');

  test('of a subdomain is that of its organisation, with what that says of subdomains', async () => {
    const above = { [`TXT _dmarc.${domain}`]: txt('v=DMARC1; p=reject; sp=none') };
    expect((await of(above, `sac@lojas.${domain}`)).finding).toBe('dmarc-watches');
    expect((await of(above)).finding).toBe('dmarc-enforced');
  });

  test.each<[string[], ReadinessItem['finding']]>([
    [['v=DMARC1; p=none'], 'dmarc-watches'],
    [['v=DMARC1; p=quarantine; pct=50'], 'dmarc-enforced'],
    [['v=DMARC1; rua=mailto:a@b.example'], 'dmarc-broken'],
    [['v=DMARC1; p=none', 'v=DMARC1; p=reject'], 'dmarc-several'],
    [['v=other'], 'dmarc-missing'],
  ])('%j', async (texts, finding) => {
    expect((await of({ [`TXT _dmarc.${domain}`]: txt(...texts) })).finding).toBe(finding);
  });
});

test('a DNS that does not answer makes nothing wrong: it is said, and no record is proposed', async () => {
  const fails = [domain, 'smtp.empresa.com.br', `_dmarc.${domain}`, `k1._domainkey.${domain}`];
  const { readiness, aligned } = await readinessOf({ records: usual, fails });
  expect(aligned).toBeNull();
  for (const { status, finding, publish } of readiness.addresses[0]?.items ?? []) {
    expect([status, finding, publish]).toEqual(['unknown', 'not-asked', null]);
  }
});

test('a null MX is no way for answers, and an address record alone is one', async () => {
  expect((await readinessOf({ records: { ...usual, [`MX ${domain}`]: [''] } })).item('mx').finding).toBe('mx-refused');
  const { [`MX ${domain}`]: _none, ...others } = usual;
  const { item } = await readinessOf({ records: { ...others, [`A ${domain}`]: ['198.51.100.1'] } });
  expect(item('mx')).toMatchObject({ finding: 'mx-found', about: [domain] });
});

test('each alias is looked at, and nothing is proposed for a provider’s own domain', async () => {
  const { readiness } = await readinessOf({ records: usual }, signedMail, { aliases: ['loja@gmail.com'] });
  expect(readiness.addresses.map(({ address, ofProvider }) => [address, ofProvider])).toEqual([
    ['sac@empresa.com.br', false],
    ['loja@gmail.com', true],
  ]);
  expect(readiness.addresses[1]?.items.every(({ publish }) => publish === null)).toBe(true);
});
