import type { StorageTrouble } from '@inbox-email/core/account/storage-cause.ts';
import type { BotContext } from '../context.ts';
import type { Text } from '../text/text.ts';
import { durationInWords } from './duration.ts';
import { storageWords } from './storage-words.ts';

/** Shorter trouble is a blip, and nobody is told. */
const tellAfter = 3 * 60_000;
const lookEvery = 15_000;

/**
 * Tells the supervisors directly, once after minutes and once when it is over, that the database cannot be written: all
 * other alerts are written down before they are posted, which is just what fails.
 */
export function watchStorage(context: BotContext): { stop(): void } {
  const look = createStorageAlert(context);
  const timer = setInterval(() => void look(), lookEvery);
  return { stop: () => clearInterval(timer) };
}

/** One look at how things stand; whoever could not be told is told at the next one. Never rejects. */
export function createStorageAlert(
  context: Pick<BotContext, 'client' | 'desk' | 'leads' | 'personOf' | 'log'>,
  now: () => number = Date.now,
): () => Promise<void> {
  const { client, desk, leads, personOf, log } = context;
  let alerted: StorageTrouble | null = null;
  const told = new Set<string>();

  const tell = async (userId: string, words: (text: Text) => string) => {
    try {
      const text = words((await personOf(userId)).text);
      await client.chat.postMessage({ channel: userId, text });
      return true;
    } catch (error) {
      log.warn(`A supervisor could not be told about the database: ${(error as Error).message}`);
      return false;
    }
  };

  return async () => {
    const trouble = desk.storage();
    if (trouble !== null && now() - trouble.since >= tellAfter) {
      alerted = trouble;
      for (const userId of await leads.toAsk().catch(() => [])) {
        if (!told.has(userId) && (await tell(userId, (text) => storageWords(trouble, text)))) told.add(userId);
      }
    } else if (trouble === null && alerted !== null) {
      const down = now() - alerted.since;
      for (const userId of told) {
        const words = ({ alerts, ...text }: Text) =>
          `🟢 ${alerts.storageUsable(durationInWords(down, { alerts, ...text }))}`;
        if (await tell(userId, words)) told.delete(userId);
      }
      if (told.size === 0) alerted = null;
    }
  };
}
