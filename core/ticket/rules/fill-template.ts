/** What a template may say of the mail that it answers; nothing else of a mail goes out by itself. */
export const placeholders = ['name', 'ticket', 'subject', 'group'] as const;

export type TemplateValues = Record<(typeof placeholders)[number], string>;

/**
 * Puts the values in the places of `{name}`, `{ticket}`, `{subject}` and `{group}`; other braces stay as they are. The
 * values are a stranger's words: each on one line, cut short, and looked at once, so that a subject of `{name}` stays it.
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(/\{\s*([a-z]+)\s*\}/gi, (written, word: string) => {
    const placeholder = placeholders.find((one) => one === word.toLowerCase());
    return placeholder === undefined ? written : oneLine(values[placeholder]);
  });
}

const valueAtMost = 200;

function oneLine(value: string): string {
  const words = value
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...words].slice(0, valueAtMost).join('');
}
