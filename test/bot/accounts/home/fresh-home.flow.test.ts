import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import { describe, expect, test } from 'vitest';
import { homeSaying, useOffice } from '../office.ts';

describe('a Home that somebody has open', () => {
  const office = useOffice('socket');

  test('tells by itself that a mail server is down, and that it is up again', async () => {
    const { ana, bot } = office;
    await office.connect();
    await ana.openHome();
    await homeSaying(ana, '🟢');
    await bot.mail.stopListening();
    const troubled = await homeSaying(ana, '1 com problema');
    expect(wordsOf(troubled)).toContain('SAC');
    await bot.mail.startListening();
    await homeSaying(ana, '1 conectada');
    await ana.until(({ home }) => home && !wordsOf(home).includes('com problema'));
  });
});
