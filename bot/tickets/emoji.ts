import { createRequire } from 'node:module';

/**
 * Slack's shortcodes as characters: `:+1:` 👍, `:wave::skin-tone-3:` 👋🏼. A workspace's own emoji have no character and
 * stay as they are. The names are those of emoji-datasource, from which Slack takes them
 * (https://docs.slack.dev/messaging/formatting-message-text#emoji).
 */
export function emojiCharacters(text: string): string {
  // Not after a digit: 10:100:5 is no emoji.
  return text.replace(/(?<!\d):([\w+'-]+):(?::skin-tone-([2-6]):)?/g, (shortcode, name: string, tone?: string) => {
    const emoji = byName().get(name);
    if (emoji === undefined) return shortcode;
    const variation = tone === undefined ? undefined : emoji.skin_variations?.[skinTones[Number(tone) - 2] ?? ''];
    return characterOf((variation ?? emoji).unified);
  });
}

interface Emoji {
  /** Code points in hex, as `1F1E7-1F1F7`. */
  unified: string;
  short_names: string[];
  skin_variations?: Record<string, { unified: string }>;
}

const require = createRequire(import.meta.url);

const skinTones = ['1F3FB', '1F3FC', '1F3FD', '1F3FE', '1F3FF'];

let names: Map<string, Emoji> | undefined;

// Read at first use: two megabytes that a bot without such notes never needs.
function byName(): Map<string, Emoji> {
  if (names === undefined) {
    const emojis = require('emoji-datasource') as Emoji[];
    names = new Map(emojis.flatMap((emoji) => emoji.short_names.map((name) => [name, emoji] as const)));
  }
  return names;
}

function characterOf(unified: string): string {
  return String.fromCodePoint(...unified.split('-').map((point) => Number.parseInt(point, 16)));
}
