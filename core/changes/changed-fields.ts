import { createHash } from 'node:crypto';
import type { ChangedField } from './change.ts';

/** What differs between two states of the same thing, field by field; null: it is not there. */
export function changedFields(before: object | null, after: object | null): ChangedField[] {
  const was = flat(before);
  const is = flat(after);
  return [...new Set([...is.keys(), ...was.keys()])]
    .sort()
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** That a secret was typed or granted, and nothing else of it. */
export const changedSecret = (field: string): ChangedField => ({ field, before: null, after: null, secret: true });

/** Longer values, as of a template, are cut: who wants them whole has the thing itself. */
const longest = 300;
const longestJson = 20_000;

function flat(thing: object | null, path = '', into = new Map<string, string>()): Map<string, string> {
  for (const [name, value] of Object.entries(thing ?? {})) {
    const field = path === '' ? name : `${path}.${name}`;
    if (value === null || value === undefined || value === '') continue;
    if (Array.isArray(value)) {
      if (value.length > 0) into.set(field, listInWords(value));
    } else if (typeof value === 'object') flat(value, field, into);
    else into.set(field, cut(inWords(value)));
  }
  return into;
}

/** Things with parts as JSON, for each surface to put into words; cut only where they are no rule of a person's. */
function listInWords(values: readonly unknown[]): string {
  if (values.some((value) => typeof value === 'object')) return JSON.stringify(values).slice(0, longestJson);
  return cut(values.map(inWords).join(', '));
}

function inWords(value: unknown): string {
  if (typeof value === 'object') return JSON.stringify(value);
  const words = String(value);
  // Nobody compares certificates by eye.
  if (words.includes('-----BEGIN')) return `SHA-256 ${createHash('sha256').update(words).digest('hex').slice(0, 32)}`;
  return words;
}

const cut = (words: string) => (words.length > longest ? `${words.slice(0, longest - 1)}…` : words);
