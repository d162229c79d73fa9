import { planBatches } from 'n8n-nodes-inbox-email/mailbox/plan-batches.ts';
import { expect, test } from 'vitest';

const mails = (...sizes: number[]) => sizes.map((size, at) => ({ key: String(at + 1), size, internalDate: null }));
const limits = { mailsPerExecution: 3, sizeLimit: 25_000_000 };
const never = () => 0;
const keys = (batches: ReturnType<typeof planBatches>) => batches.map((batch) => batch.map(({ key }) => key).join());

test('mails go in their order, so many at once', () => {
  expect(keys(planBatches(mails(1, 1, 1, 1), [], never, limits))).toEqual(['1,2,3', '4']);
});

test('large mails make small batches; beyond the limit only the beginning counts', () => {
  expect(keys(planBatches(mails(15e6, 15e6, 90e6, 1), [], never, limits))).toEqual(['1', '2', '3', '4']);
});

test('what was under way comes first and together', () => {
  expect(keys(planBatches(mails(1, 1, 1, 1, 1), ['2', '4'], never, limits))).toEqual(['2,4', '1,3,5']);
});

test('a mail that has made trouble comes alone and last', () => {
  const tried = ({ key }: { key: string }) => (key === '1' ? 1 : 0);
  expect(keys(planBatches(mails(1, 1, 1), [], tried, limits))).toEqual(['2,3', '1']);
});
