/** What people read when something is refused or fails. */
export const refusals = {
  title: 'That did not work',
  close: 'Close',
  failed:
    'Something went wrong on our side. Please try again in a moment; if it stays so, tell whoever runs Inbox Email.',
  forbidden: (supervisors: string[]) => `Only supervisors may do that. ${refusals.whomToAsk(supervisors)}`,
  whomToAsk: (supervisors: string[]) =>
    supervisors.length === 0
      ? 'Please ask an admin of this workspace.'
      : `Please ask ${supervisors.map((id) => `<@${id}>`).join(' or ')}.`,
  unknown: 'That is no longer there: somebody may have removed it meanwhile.',
  invalid: 'Some of what was typed cannot be accepted.',
  conflict: 'Somebody else changed this meanwhile. Please open it again and make your change once more.',
  inUse: 'That cannot be removed while something still belongs to it.',
};

export type RefusalsText = typeof refusals;
