import type { Explanation, FormField, Side } from '@inbox-email/core/account/diagnosis.ts';
import type { KnownBlock } from '@slack/types';
import { limits, plain, shortened } from '../block-kit.ts';
import type { Text } from '../text/text.ts';

export const mendAction = 'account.mend';

/** What the button "Mend it" carries: which account's form to open, where the cursor goes, and why. */
export interface Mending {
  accountId: string;
  field: FormField | null;
  words: string;
  /** What to do, shown at the field. */
  hint?: string;
}

/** A button that opens the account's form at the point that failed; none where no field can help. */
export function mendButton(accountId: string, side: Side, explanation: Explanation, text: Text): KnownBlock[] {
  if (explanation.field === null) return [];
  const mending: Mending = {
    accountId,
    field: explanation.field,
    words: shortened(explanation.cause[text.language], 500),
    hint: shortened(explanation.remedy[text.language], 500),
  };
  return [
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          // Unique among the buttons of a view: both sides may fail for the same password.
          action_id: `${mendAction}.${explanation.field}.${side}`,
          style: 'primary',
          text: plain(`🔧 ${text.accounts.report.mend}`, limits.button),
          value: JSON.stringify(mending),
        },
      ],
    },
  ];
}
