import { isPop3 } from '@inbox-email/core/account/technology.ts';
import type { Button, KnownBlock } from '@slack/types';
import { limits, plain } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';
import type { Draft } from './draft.ts';

/** Their values are the account's id. */
export const moreAction = 'account.openMore';
export const foldersAction = 'account.openFolders';
export const dryRunAction = 'account.openDryRun';
export const readinessAction = 'account.openReadiness';
export const duplicateAction = 'account.duplicate';

/** What can be done with an account that exists, beyond its form: each opens a modal on top of it. */
export function furtherActions({ accountId, incoming }: Draft, text: Text): KnownBlock[] {
  if (accountId === null) return [];
  const { moreSettings, lookIntoMailbox, readiness } = text;
  const button = (actionId: string, label: string): Button => ({
    type: 'button',
    action_id: actionId,
    text: plain(label, limits.button),
    value: accountId,
  });
  return [
    {
      type: 'actions',
      elements: [
        button(moreAction, `🧰 ${moreSettings.open}`),
        ...(isPop3(incoming.technology) ? [] : [button(foldersAction, `📁 ${lookIntoMailbox.folders.open}`)]),
        button(dryRunAction, `🧪 ${lookIntoMailbox.dryRun.open}`),
        button(readinessAction, `📬 ${readiness.open}`),
        button(duplicateAction, `📄 ${moreSettings.duplicate}`),
      ],
    },
  ];
}
