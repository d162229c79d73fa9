import { expect, test } from 'vitest';
import { checkRead } from '../../fuzz/check-read.ts';
import { mutate, randomNumbers, seedMails } from '../../fuzz/mutate.ts';

test('three thousand broken mails are read without an exception, an unsafe name or a long wait', () => {
  const mails = seedMails();
  const random = randomNumbers(20260302);
  for (let i = 0; i < 3_000; i++) expect(checkRead(mutate(mails, random)), `case ${i}`).toBeNull();
});
