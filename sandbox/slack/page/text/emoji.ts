import { nameToEmoji } from 'gemoji';

/** Slack's names (of the iamcal set) for emoji that GitHub's set calls otherwise. */
const slackNames: Record<string, string> = {
  black_square_for_stop: 'stop_button',
  double_vertical_bar: 'pause_button',
  knife_fork_plate: 'plate_with_cutlery',
  large_green_circle: 'green_circle',
  large_green_square: 'green_square',
  large_orange_circle: 'orange_circle',
  large_purple_circle: 'purple_circle',
  large_red_square: 'red_square',
  large_yellow_circle: 'yellow_circle',
  large_yellow_square: 'yellow_square',
  lower_left_ballpoint_pen: 'pen',
  simple_smile: 'slightly_smiling_face',
  spiral_calendar_pad: 'spiral_calendar',
  thinking_face: 'thinking',
};

/** The emoji of a name as in `:tada:`, without colons; null where there is none. */
export function emojiOf(name: string): string | null {
  return nameToEmoji[slackNames[name] ?? name] ?? null;
}

/** Plain text as Slack shows it with `emoji: true`: names in colons become emoji, everything else stays. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+):/g, (written, name: string) => emojiOf(name) ?? written);
}
