import type { ListedMail } from '@inbox-email/core/message/listed-mail.ts';

/** A batch's mails together, as the server says: this bounds memory. Bytes. */
const batchBytes = 20_000_000;

/**
 * In which batches new mails are handed on: those first that were handed on already when n8n ended, as the same batch; then
 * the others in their order; each that has made trouble alone and at the end, so that it keeps back nobody.
 */
export function planBatches(
  fresh: readonly ListedMail[],
  pending: readonly string[],
  tried: (mail: ListedMail) => number,
  { mailsPerExecution, sizeLimit }: { mailsPerExecution: number; sizeLimit: number },
): ListedMail[][] {
  const handedOn = new Set(pending);
  const again = fresh.filter(({ key }) => handedOn.has(key));
  const others = fresh.filter(({ key }) => !handedOn.has(key));
  const batches: ListedMail[][] = again.length > 0 ? [again] : [];
  let bytes = 0;
  let batch: ListedMail[] = [];
  for (const mail of others.filter((one) => tried(one) === 0)) {
    const size = Math.min(mail.size, sizeLimit);
    if (batch.length >= mailsPerExecution || (batch.length > 0 && bytes + size > batchBytes)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(mail);
    bytes += size;
  }
  if (batch.length > 0) batches.push(batch);
  return [...batches, ...others.filter((one) => tried(one) > 0).map((mail) => [mail])];
}
