import { verdictOnSender } from '@inbox-email/core/message/sender/sender-verdict.ts';
import { isReceivingServer } from '@inbox-email/core/message/sender/trusted-server.ts';
import { describe, expect, test } from 'vitest';
import { read } from './mail.ts';

const verdict = (headers: string, host = 'imap.empresa.com.br') =>
  verdictOnSender(read(`${headers}\nFrom: ann@bank.example\nSubject: x\n\nx`), host);
const trusted = 'Authentication-Results: mx.empresa.com.br;';

describe('the account’s own server found out', () => {
  test.each([
    ['dmarc=pass header.from=bank.example', 'pass'],
    ['dmarc=fail (p=reject) header.from=bank.example; spf=pass smtp.mailfrom=x@evil.example', 'fail'],
    ['dkim=pass header.d=bank.example', 'pass'],
    ['dkim=pass header.i=@mail.bank.example', 'pass'],
    ['dkim=pass header.d=evil.example', 'none'],
    ['spf=pass smtp.mailfrom=ann@bank.example', 'pass'],
    ['spf=pass smtp.mailfrom=evil@evil.example', 'none'],
    ['spf=fail smtp.mailfrom=ann@bank.example', 'fail'],
    ['spf=softfail smtp.mailfrom=ann@bank.example', 'none'],
    ['spf=fail smtp.mailfrom=list@list.example; dkim=pass header.d=list.example', 'none'],
    ['spf=temperror; dkim=temperror; dmarc=temperror', 'none'],
    ['dkim=fail header.d=bank.example; dkim=pass header.d=bank.example', 'pass'],
    ['none', 'none'],
  ])('%s: %s', (results, expected) => {
    expect(verdict(`${trusted} ${results}`)?.verdict).toBe(expected);
  });

  test('over several lines, with comments that nest and hold semicolons', () => {
    const field = `Authentication-Results: mx.empresa.com.br (a; (nested; dmarc=pass) "b") 1;
\tspf=fail (sender ip; is 192.0.2.1) smtp.mailfrom=bank.example;
\tdkim=none; dmarc = fail (p=none; dis=none) header.from=bank.example`;
    expect(verdict(field)).toEqual({
      ...{ verdict: 'fail', spf: 'fail', dkim: 'none', dmarc: 'fail', by: 'mx.empresa.com.br' },
    });
  });
});

describe('what does not count', () => {
  test('a field of another server', () => {
    expect(verdict('Authentication-Results: mx.evil.example; dmarc=pass header.from=bank.example')).toBeNull();
  });

  test('a forged field in the account’s server’s name, below the one that it wrote itself', () => {
    const forged = `${trusted} dmarc=pass header.from=bank.example; dkim=pass header.d=bank.example`;
    expect(verdict(`${trusted} dmarc=fail\nReceived: from evil by mx.empresa.com.br\n${forged}`)?.verdict).toBe('fail');
    // right below, where a filter of the server might have written it
    expect(verdict(`${trusted} spf=softfail smtp.mailfrom=x@evil.example\n${forged}`)?.verdict).toBe('none');
  });

  test('a forged field in the name of a server below the receiving one', () => {
    const received = 'Received: from evil.example by mx.empresa.com.br\nReceived: from x by mx.evil.example';
    const forged = 'Authentication-Results: mx.evil.example; dmarc=pass';
    expect(verdict(`${received}\n${forged}`, '192.0.2.7')).toBeNull();
  });

  test('no field at all', () => {
    expect(verdict('Received: from x by mx.empresa.com.br')).toBeNull();
  });
});

test('a server with several filters speaks in fields that stand together', () => {
  const fields = `${trusted} dkim=none\n${trusted} spf=fail smtp.mailfrom=bank.example\n${trusted} dmarc=fail`;
  expect(verdict(fields)).toMatchObject({ verdict: 'fail', spf: 'fail', dkim: 'none', dmarc: 'fail' });
});

describe('whose word counts', () => {
  test.each([
    ['mx.empresa.com.br', 'imap.empresa.com.br', null, true],
    ['mx.outra.com.br', 'imap.empresa.com.br', null, false],
    ['mx.google.com', 'imap.gmail.com', null, true],
    ['mx.google.com.evil.example', 'imap.gmail.com', 'mx.google.com', false],
    ['', 'outlook.office365.com', null, true],
    ['', 'imap.empresa.com.br', null, false],
    ['srv7.hoster.example', 'imap.empresa.com.br', 'srv7.hoster.example', true],
    ['com.br', 'com.br', null, false],
    ['7', '192.0.2.7', null, false],
  ])('%s for an account on %s, received by %s: %s', (authservId, host, by, expected) => {
    expect(isReceivingServer(authservId, host, by)).toBe(expected);
  });

  test('Microsoft’s, which does not name itself', () => {
    const field = `Authentication-Results: spf=fail (sender IP is 192.0.2.1)
 smtp.mailfrom=bank.example; dkim=none (message not signed)
 header.d=none;dmarc=fail action=quarantine header.from=bank.example;compauth=fail reason=000`;
    expect(verdict(field, 'outlook.office365.com')).toMatchObject({
      verdict: 'fail',
      spf: 'fail',
      dmarc: 'fail',
      by: '',
    });
  });
});

test('a header of a million such fields takes no longer than reading it', () => {
  const began = performance.now();
  expect(verdict(`${trusted} dmarc=fail\n`.repeat(20_000).trimEnd())?.verdict).toBe('fail');
  expect(verdict(`${trusted} ${'('.repeat(100_000)}\n${'A:\n '.repeat(50_000)}`)?.verdict).toBe('none');
  expect(performance.now() - began).toBeLessThan(2000);
});
