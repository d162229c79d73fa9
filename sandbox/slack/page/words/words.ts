import { english } from './english.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

/** The page's own words, in one language. */
export type Words = typeof english;

/** The words for a locale as Slack writes it; English for those that the page does not speak. */
export function wordsFor(locale: string): Words {
  if (locale.startsWith('pt')) return portuguese;
  if (locale.startsWith('es')) return spanish;
  return english;
}
