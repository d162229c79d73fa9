/** A subject without what mail programs put before it ("Re:", "RES: ENC:", "AW[2]:") in the languages that we know. */
export function baseSubject(subject: string): string {
  return subject
    .replace(/^(?:\s*(?:re|res|rés|aw|sv|antw|vs|rif|r|rv|enc|fw|fwd|wg|tr|i)(?:\[\d+\])?\s*[:：])+/i, '')
    .trim();
}

/** The tickets whose tags (`[#12]`) stand in a subject, in its order and once each. */
export function taggedTickets(subject: string): number[] {
  const tags = [...subject.matchAll(/\[#(\d{1,15})\]/g)].map(([, id]) => Number(id));
  return [...new Set(tags)].slice(0, tagsRead);
}

const tagsRead = 5;

/** A subject without the tags of tickets. */
export function withoutTags(subject: string): string {
  return subject.replace(/\s*\[#\d{1,15}\]/g, '').trim();
}
