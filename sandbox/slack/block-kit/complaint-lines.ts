import type { z } from 'zod';
import type { Json } from '../control-api.ts';

type Issue = z.core.$ZodIssue;

/**
 * Slack's words for what a schema refuses: `must be less than 76 characters [json-pointer:/view/blocks/3/text/text]`.
 * `root` is where the checked value lies in the call: `/view` or `/blocks`.
 */
export function complaintLines(issues: readonly Issue[], value: Json, root: string): string[] {
  return issues.flatMap((issue) => linesOf(issue, value).map(([words, path]) => line(words, root, path)));
}

export function line(words: string, root: string, path: readonly PropertyKey[] = []): string {
  return `${words} [json-pointer:${[root, ...path.map(String)].join('/')}]`;
}

type Line = [words: string, path: readonly PropertyKey[]];

function linesOf(issue: Issue, value: Json): Line[] {
  const { path } = issue;
  switch (issue.code) {
    case 'too_big':
      return [[tooBig(issue.origin, Number(issue.maximum)), path]];
    case 'too_small':
      return [[tooSmall(issue.origin, Number(issue.minimum)), path]];
    case 'unrecognized_keys':
      return issue.keys.map((key) => [`invalid additional property: ${key}`, path]);
    case 'invalid_type':
      return [wrongType(issue.expected, path, value)];
    case 'invalid_union':
    case 'invalid_value':
      return [wrongValue(path, value)];
    default:
      return [[issue.message, path]];
  }
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `must be less than ${maximum + 1} characters`;
  return origin === 'array' ? `no more than ${maximum} items allowed` : `must not be greater than ${maximum}`;
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return `must be more than ${minimum - 1} characters`;
  return origin === 'array' ? `must provide at least ${minimum} items` : `must not be less than ${minimum}`;
}

function wrongType(expected: string, path: readonly PropertyKey[], value: Json): Line {
  if (at(value, path) === undefined && path.length > 0) return missing(path);
  const article = /^[aeiou]/.test(expected) ? 'an' : 'a';
  return [`must provide ${article} ${expected}`, path];
}

/** An unknown `type` is unsupported, a missing one is missing. */
function wrongValue(path: readonly PropertyKey[], value: Json): Line {
  const found = at(value, path);
  if (found === undefined && path.length > 0) return missing(path);
  if (path.at(-1) === 'type') return [`unsupported type: ${String(found)}`, path];
  if (typeof found === 'object' && found !== null && 'type' in found) {
    return [`unsupported type: ${String(found.type)}`, [...path, 'type']];
  }
  return ['must be a valid enum value', path];
}

function missing(path: readonly PropertyKey[]): Line {
  return [`missing required field: ${String(path.at(-1))}`, path.slice(0, -1)];
}

function at(value: Json, path: readonly PropertyKey[]): Json {
  return path.reduce((inner: Json, key) => inner?.[key], value);
}
