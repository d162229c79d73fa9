import type { Language } from '@inbox-email/core/language.ts';
import { en, type Text } from './en/index.ts';
import { es } from './es/index.ts';
import { ptBR } from './pt-BR/index.ts';

export type { Text } from './en/index.ts';

/** All texts in the given language. */
export function textIn(language: Language): Text {
  return texts[language];
}

const texts: Record<Language, Text> = { en, 'pt-BR': ptBR, es };
