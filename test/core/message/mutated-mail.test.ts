import { expect, test } from 'vitest';
import { checkRead } from '../../fuzz/check-read.ts';
import { mutate, randomNumbers, seedMails } from '../../fuzz/mutate.ts';

test('a thousand broken mails are read without an exception, an unsafe name or a long wait', () => {
  const mails = seedMails();
  const random = randomNumbers(20260302);
  for (let i = 0; i < 1_000; i++) expect(checkRead(mutate(mails, random)).wrong, `case ${i}`).toBeNull();
});
