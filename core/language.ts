/** The languages in which everything that a person reads exists. */
export const languages = ['en', 'pt-BR', 'es'] as const;
export type Language = (typeof languages)[number];

/** One text in every language; the compiler insists on all of them. */
export type Translated = Record<Language, string>;

/**
 * The language for a locale as browsers and Slack write it ("pt-BR", "pt_PT", "es-419", "de-DE"). Portuguese of any
 * country gets Brazilian Portuguese, Spanish of any country Spanish, everyone else English.
 */
export function languageOf(locale: string | undefined): Language {
  const primary = (locale ?? '').toLowerCase().split(/[-_]/)[0];
  if (primary === 'pt') return 'pt-BR';
  if (primary === 'es') return 'es';
  return 'en';
}
