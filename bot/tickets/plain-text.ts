import { unescapeText } from '../slack-text/escape.ts';
import { emojiCharacters } from './emoji.ts';

/** Names for the ids in a message; undefined where nobody knows. */
export interface Names {
  user(id: string): string | undefined;
  channel(id: string): string | undefined;
}

/**
 * The text of a Slack message as its writer sees it, for a mail: escapes, wrapped links, mentions and emoji shortcodes
 * undone. What formats in Slack (`*bold*`) stays as it was typed, as is the custom in plain mail.
 * https://docs.slack.dev/messaging/formatting-message-text#parsing
 */
export function plainText(text: string, names: Names): string {
  return text
    .split(/(<[^<>]*>)/)
    .map((part) => (/^<.+>$/s.test(part) ? unwrap(part.slice(1, -1), names) : unescapeText(emojiCharacters(part))))
    .join('');
}

/** Whose names `plainText` asks for. */
export function mentionedIn(text: string): { users: string[]; channels: string[] } {
  const ids = (sign: string) =>
    [...text.matchAll(new RegExp(`<${sign}([A-Z0-9]+)(?:\\|[^<>]*)?>`, 'g'))].map(([, id]) => id ?? '');
  return { users: [...new Set(ids('@'))], channels: [...new Set(ids('#'))] };
}

function unwrap(wrapped: string, names: Names): string {
  const [target = '', label = ''] = splitOnce(unescapeText(wrapped), '|');
  if (target.startsWith('@')) return (names.user(target.slice(1)) ?? label) || target.slice(1);
  if (target.startsWith('#')) return `#${label || (names.channel(target.slice(1)) ?? target.slice(1))}`;
  if (target.startsWith('!')) return special(target.slice(1), label);
  return link(target, label);
}

/** `<!here>`, `<!subteam^S1|@team>`, `<!date^…|Monday>` */
function special(target: string, label: string): string {
  return label || `@${target.split('^')[0]}`;
}

/** A link that Slack made of what somebody typed reads as typed; one with words of its own keeps both. */
function link(url: string, label: string): string {
  const bare = url.replace(/^(mailto|tel):/, '');
  if (label === '' || label === url) return bare;
  const typed = url.replace(/^(https?:\/\/|mailto:|tel:)/, '').replace(/\/$/, '');
  if (label === typed || label.replace(/\/$/, '') === typed) return label;
  return `${label} (${bare})`;
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
