/**
 * How Slack stores what a person types: `&`, `<` and `>` become entities, web and mail addresses are put into angle
 * brackets, `#channel` and `@person` become their ids.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeTyped(typed: string, mentions: Mentions = noMentions): string {
  return tokensOf(typed, mentions).map(wireForm).join('');
}

/** `&`, `<` and `>` as entities, as in slash commands. */
export function escapeEntities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What names in typed text stand for. */
export interface Mentions {
  users: ReadonlyMap<string, string>;
  channels: ReadonlyMap<string, string>;
}

export type Token =
  | { type: 'text'; text: string }
  | { type: 'link'; url: string; text: string }
  | { type: 'user'; id: string }
  | { type: 'channel'; id: string; name: string }
  | { type: 'broadcast'; range: 'here' | 'channel' | 'everyone' };

const noMentions: Mentions = { users: new Map(), channels: new Map() };

/** An address, a link, a mention: in this order of preference. Final punctuation is not part of a link. */
const special =
  /(?<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?<url>https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)\]'"])|(?<mention>(?<![\w&])[@#][\p{L}\d._-]*[\p{L}\d_-])/gu;

/** Splits what a person typed into plain text and what Slack recognises in it. */
export function tokensOf(typed: string, mentions: Mentions = noMentions): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of typed.matchAll(special)) {
    const token = recognise(match, mentions);
    if (!token) continue;
    if (match.index > at) tokens.push({ type: 'text', text: typed.slice(at, match.index) });
    tokens.push(token);
    at = match.index + match[0].length;
  }
  if (at < typed.length) tokens.push({ type: 'text', text: typed.slice(at) });
  return tokens;
}

function recognise(match: RegExpExecArray, { users, channels }: Mentions): Token | null {
  const { mail, url, mention = '' } = match.groups ?? {};
  if (mail) return { type: 'link', url: `mailto:${mail}`, text: mail };
  if (url) return { type: 'link', url, text: '' };
  const name = mention.slice(1);
  if (mention.startsWith('#')) {
    const id = channels.get(name);
    return id ? { type: 'channel', id, name } : null;
  }
  if (name === 'here' || name === 'channel' || name === 'everyone') return { type: 'broadcast', range: name };
  const id = users.get(name);
  return id ? { type: 'user', id } : null;
}

function wireForm(token: Token): string {
  switch (token.type) {
    case 'text':
      return escapeEntities(token.text);
    case 'link':
      return token.text ? `<${escapeEntities(token.url)}|${token.text}>` : `<${escapeEntities(token.url)}>`;
    case 'user':
      return `<@${token.id}>`;
    case 'channel':
      return `<#${token.id}|${token.name}>`;
    case 'broadcast':
      return `<!${token.range}>`;
  }
}
