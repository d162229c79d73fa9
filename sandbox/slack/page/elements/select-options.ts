import type { Json, Snapshot } from '../../control-api.ts';
import { plainWords } from '../text/text-object.ts';

/** What can be chosen in a select of any kind. */
export interface SelectOption {
  /** The option's value, or a person's or channel's id. */
  value: string;
  label: string;
  description: string;
  /** The label of its group; empty for none. */
  group: string;
  /** How it stands in the element's value: Slack's option object, or the id. */
  chosen: Json;
}

/** Slack's name for a select's value in `state.values`. */
export function selectKey(type: string): string {
  const plural = type.startsWith('multi_') ? 's' : '';
  if (type.includes('users')) return `selected_user${plural}`;
  if (type.includes('conversations')) return `selected_conversation${plural}`;
  if (type.includes('channels')) return `selected_channel${plural}`;
  return `selected_option${plural}`;
}

/** The options of Slack's `options` or `option_groups`. */
export function listedOptions(from: Json): SelectOption[] {
  const groups: Json[] = from.option_groups ?? [{ options: from.options ?? [] }];
  return groups.flatMap((group) =>
    group.options.map((option: Json) => ({ ...listedOption(option), group: plainWords(group.label) })),
  );
}

/** The options of a select, without those of an external one, which the app gives. */
export function optionsOf(element: Json, snapshot: Snapshot): SelectOption[] {
  if (element.type.includes('users')) return people(snapshot);
  if (element.type.includes('channels')) return channels(snapshot, ['public']);
  if (element.type.includes('conversations')) {
    return channels(snapshot, element.filter?.include ?? ['public', 'private', 'im']);
  }
  return listedOptions(element);
}

/** What stands in an element's value, as options: for ids, those of the workspace. */
export function chosenOptions(element: Json, value: Json, known: SelectOption[]): SelectOption[] {
  const chosen: Json[] = [value?.[selectKey(element.type)] ?? []].flat();
  return chosen.map((one) => {
    if (typeof one !== 'string') return listedOption(one);
    return (
      known.find((option) => option.value === one) ?? {
        value: one,
        label: one,
        description: '',
        group: '',
        chosen: one,
      }
    );
  });
}

function listedOption(option: Json): SelectOption {
  const { value, text, description } = option;
  return { value, label: plainWords(text), description: plainWords(description), group: '', chosen: option };
}

function people({ users }: Snapshot): SelectOption[] {
  return users.map(({ id, realName, name }) => ({
    value: id,
    label: realName,
    description: `@${name}`,
    group: '',
    chosen: id,
  }));
}

function channels(snapshot: Snapshot, kinds: string[]): SelectOption[] {
  return snapshot.channels
    .filter((channel) => !channel.isArchived)
    .map((channel) => ({ channel, kind: channel.id.startsWith('D') ? 'im' : channel.isPrivate ? 'private' : 'public' }))
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ channel: { id, name }, kind }) => {
      const sign = { im: '', private: '', public: '#' }[kind] ?? '';
      return { value: id, label: `${sign}${name}`, description: '', group: '', chosen: id };
    });
}
