import type { VNode } from 'preact';
import type { Snapshot } from '../../control-api.ts';
import { html } from '../html.ts';

type Commands = Snapshot['commands'];

/** Commands that a person may be about to type; while its words are typed, the command itself as a reminder. */
export function suggestedCommands(commands: Commands, text: string): Commands {
  if (!text.startsWith('/')) return [];
  const [typed = ''] = text.split(' ');
  return commands.filter(({ command }) => (text.includes(' ') ? command === typed : command.startsWith(typed)));
}

export function CommandSuggestions({
  commands,
  choose,
}: {
  commands: Commands;
  choose: (command: string) => void;
}): VNode | null {
  if (commands.length === 0) return null;
  return html`<div class="suggestions" data-testid="suggestions">${commands.map(
    ({ command, usageHint, description }) => html`<button type="button" key=${command} onClick=${() => choose(command)}>
      <b>${command}</b> <span>${usageHint}</span><small>${description}</small></button>`,
  )}</div>`;
}
