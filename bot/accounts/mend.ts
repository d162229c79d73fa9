import type { Explanation, FormField, Side } from '@inbox-email/core/account/diagnosis.ts';
import type { Button, KnownBlock } from '@slack/types';
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

/** A button in a row of its own; none where no field can help. */
export function mendButton(accountId: string, side: Side, explanation: Explanation, text: Text): KnownBlock[] {
  const elements = mendButtons(accountId, side, explanation, text);
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

/** A button that opens the account's form at the point that failed; none where no field can help. */
export function mendButtons(accountId: string, side: Side, explanation: Explanation, text: Text): Button[] {
  if (explanation.field === null) return [];
  const mending: Mending = {
    accountId,
    field: explanation.field,
    words: shortened(explanation.cause[text.language], 500),
    hint: shortened(explanation.remedy[text.language], 500),
  };
  return [
    {
      type: 'button',
      // Unique among the buttons of a block: both sides may fail for the same password.
      action_id: `${mendAction}.${explanation.field}.${side}`,
      style: 'primary',
      text: plain(`🔧 ${text.accounts.report.mend}`, limits.button),
      value: JSON.stringify(mending),
    },
  ];
}
