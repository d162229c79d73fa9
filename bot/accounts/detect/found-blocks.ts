import type { Detection } from '@inbox-email/core/account/discover/detection.ts';
import { hintWords } from '@inbox-email/core/account/discover/hints.ts';
import type { KnownBlock } from '@slack/types';
import { literal, paragraph, remark } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';

const prefix = 'detected.';

/** What else is known of the address here. */
export interface KnownHere {
  /** The name of an account that has it already. */
  account?: string | undefined;
  /** The ids of the providers where people can sign in. */
  providers: readonly string[];
}

/** What was found where, and what to know of it before typing a password. Stands above the form. */
export function foundBlocks(found: Detection, here: KnownHere, { language, detection: words }: Text): KnownBlock[] {
  const servers = found.incoming.length > 0 || found.outgoing.length > 0;
  const sign = found.source === 'guess' || !servers ? '⚠️' : '✅';
  const said = servers ? words.found[found.source](literal(found.found)) : words.noServers(literal(found.found));
  const hints = found.hints.map(({ code, url }) => {
    const page = url === null ? '' : ` <${url}|${words.page}>`;
    return remark(`💡 ${literal(hintWords(code, found)[language])}${page}`);
  });
  const needsMicrosoft = found.hints.some(({ code }) => code === 'microsoft-sign-in');
  const notes = [
    ...(here.account === undefined ? [] : [paragraph(`⚠️ ${words.alreadyThere(literal(here.account))}`)]),
    ...(needsMicrosoft && !here.providers.includes('microsoft') ? [paragraph(`⚠️ ${words.signInNotSetUp}`)] : []),
  ];
  return [paragraph(`${sign} ${said}`), ...notes, ...hints].map((block, at) => ({
    ...block,
    block_id: `${prefix}${at}`,
  }));
}

/** Those blocks of a view that was drawn: a form that is drawn anew keeps them. */
export function foundIn(blocks: readonly { block_id?: string }[] | undefined): KnownBlock[] {
  return (blocks ?? []).filter(({ block_id }) => block_id?.startsWith(prefix)) as KnownBlock[];
}
