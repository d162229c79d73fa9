import type { Account } from '@inbox-email/core/account/account.ts';
import type { ServerFolder } from '@inbox-email/core/account/server-folder.ts';
import type { FoldersOnServer } from '@inbox-email/core/desk.ts';
import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { choice, limits, literal, paragraph, plain, remark } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import { mendButton } from '../mend.ts';
import { explained } from '../test/report-view.ts';

export const foldersCallback = 'account.folders';

/** While the server is asked. */
export function foldersWaiting({ lookIntoMailbox: look, accounts }: Text): ModalView {
  return modal([paragraph(look.signingIn)], look.folders.title, accounts.close);
}

/** The server's folders to choose from; those that are watched now are chosen. */
export function foldersView(account: Account, found: FoldersOnServer, text: Text): ModalView {
  const { lookIntoMailbox: look, accounts } = text;
  const { folders: words } = look;
  if ('failure' in found) {
    return modal(
      [
        paragraph(look.failed(literal(account.name))),
        ...explained(accounts.sides.incoming, found.failure, text),
        ...mendButton(account.id, 'incoming', found.failure, text),
      ],
      words.title,
      accounts.close,
    );
  }
  const { offered, leftOut } = choices(found.folders, account.receiving.folders);
  // A menu without choices is none to Slack.
  if (offered.length === 0) return modal([paragraph(words.none(literal(account.name)))], words.title, accounts.close);
  const watched = new Set(account.receiving.folders.map(nameOf));
  const isThere = new Set(found.folders.map(({ name }) => nameOf(name)));
  const gone = account.receiving.folders.filter((name) => !isThere.has(nameOf(name)));
  const option = ({ name, use }: ServerFolder) =>
    choice(`${ending(name)}${use === null ? '' : ` (${words.uses[use]})`}`, name);
  const chosen = offered.filter(({ name }) => watched.has(nameOf(name))).map(option);
  return {
    ...modal(
      [
        paragraph(words.of(literal(account.name))),
        ...(gone.length === 0 ? [] : [remark(words.gone(literal(gone.join(', '))))]),
        {
          type: 'input',
          block_id: 'folders',
          label: plain(words.label, limits.label),
          hint: plain(words.hint, limits.label),
          element: {
            type: 'multi_static_select',
            action_id: 'value',
            max_selected_items: 20,
            options: offered.map(option),
            ...(chosen.length > 0 && { initial_options: chosen }),
          },
        },
        ...(leftOut === 0 ? [] : [remark(words.more(leftOut))]),
      ],
      words.title,
      accounts.cancel,
    ),
    callback_id: foldersCallback,
    private_metadata: JSON.stringify({ accountId: account.id, version: account.version }),
    submit: plain(words.submit, limits.title),
  };
}

/** The account that the view was drawn from, and the folders chosen in it. */
export function chosenFolders({ private_metadata, state }: Pick<ViewOutput, 'private_metadata' | 'state'>) {
  const { accountId, version } = JSON.parse(private_metadata) as { accountId: string; version: number };
  const options = state.values.folders?.value?.selected_options ?? [];
  return { accountId, version, folders: options.map(({ value }) => value) };
}

/** As many as Slack's menus hold, and names no longer than its values: https://docs.slack.dev/reference/block-kit */
const optionsAtMost = 100;
const valueAtMost = 150;

function choices(folders: readonly ServerFolder[], watched: readonly string[]) {
  const names = new Set(watched.map(nameOf));
  const first = (folder: ServerFolder) => (names.has(nameOf(folder.name)) ? 0 : 1);
  const offered = folders
    .filter(({ name }) => name.trim() !== '' && name.length <= valueAtMost)
    .toSorted((a, b) => first(a) - first(b))
    .slice(0, optionsAtMost);
  return { offered, leftOut: folders.length - offered.length };
}

/** Of a long path the end says which folder it is. */
function ending(name: string): string {
  if (name.length <= nameAtMost) return name;
  let kept = '';
  for (const character of [...name].toReversed()) {
    if (kept.length + character.length >= nameAtMost) break;
    kept = character + kept;
  }
  return `…${kept}`;
}

/** Leaves room in an option for what the folder is for. */
const nameAtMost = limits.option - 20;

// INBOX is the same in any case (RFC 3501, section 5.1).
const nameOf = (folder: string) => (/^inbox$/i.test(folder) ? 'INBOX' : folder);

const modal = (blocks: KnownBlock[], title: string, close: string): ModalView => ({
  type: 'modal',
  title: plain(title, limits.title),
  close: plain(close, limits.title),
  blocks,
});
