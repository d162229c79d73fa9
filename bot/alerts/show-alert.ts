import { paragraph } from '../block-kit.ts';
import { botActor } from '../bot-actor.ts';
import type { BotContext } from '../context.ts';
import type { Post } from '../store/posts.ts';
import type { Text } from '../text/text.ts';
import type { SlackMessage } from '../tickets/slack-message.ts';
import { unlessUnknown } from '../tickets/unless-unknown.ts';
import { type AlertFacts, isRecovery, type RecoveryFacts } from './account-event.ts';
import { alertMessage, recoveryMessage } from './alert-message.ts';

/** An alert or recovery as it stands now; null where the account has been removed. */
export async function showAlert(
  context: BotContext,
  post: Post,
): Promise<{ full: SlackMessage; plain: SlackMessage } | null> {
  const facts = JSON.parse(post.about ?? '{}') as AlertFacts | RecoveryFacts;
  const account = await context.desk.accounts.get(botActor(context), facts.accountId).catch(unlessUnknown);
  if (account === null) return null;
  const text = await textFor(context, post.recipient);
  const full = isRecovery(facts) ? recoveryMessage(account.name, facts, text) : alertMessage(account.name, facts, text);
  return { full, plain: { text: full.text, blocks: [paragraph(full.text)] } };
}

/** A channel reads the default language, a person their own. */
async function textFor({ personOf, defaultText }: BotContext, recipient: string | null): Promise<Text> {
  return recipient === null ? defaultText : (await personOf(recipient)).text;
}
