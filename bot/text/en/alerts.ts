/** Messages about accounts that nobody asked for. Account names come as markup; `since` is a moment. */
export const alerts = {
  cannotReceive: (account: string, since: string) =>
    `🟠 *${account}* has not received any mail since ${since}. It is tried again by itself, and mail waits on the server.`,
  cannotSend: (account: string, since: string) => `🟠 *${account}* has not been able to send answers since ${since}.`,
  paused: (account: string) =>
    `🔴 *${account}* is stopped: the server refused the sign-in several times, and trying on could lock the mailbox. Mail waits on the server.`,
  stalled: (account: string, count: number, folder: string) =>
    count === 1
      ? `⚠️ *${account}*: there is 1 mail in the folder ${folder} that we cannot get.`
      : `⚠️ *${account}*: there are ${count} mails in the folder ${folder} that we cannot get.`,
  quarantined: (account: string, count: number) =>
    count === 1
      ? `⚠️ *${account}*: 1 mail could not be turned into a ticket.`
      : `⚠️ *${account}*: ${count} mails could not be turned into tickets.`,
  drifting: (account: string) => `⚠️ *${account}* still works, but not for long.`,
  driftOver: (account: string) => `🟢 *${account}*: that is over.`,
  goOn: 'Once that is mended, choose “Activate” in the account’s menu, or save the account again.',
  storagePaused: (since: string) => `Receiving and sending are paused since ${since}.`,
  storageUsable: (down: string) => `Receiving and sending go on. They were paused for ${down}.`,
  receivesAgain: (account: string, down: string) => `🟢 *${account}* receives mail again. It was down for ${down}.`,
  sendsAgain: (account: string, down: string) => `🟢 *${account}* sends mail again. It was down for ${down}.`,
  remedy: 'What to do:',
  test: 'Test',
  lastErrors: 'Show last errors',
  lessThanAMinute: 'less than a minute',
  /** The mails of before the account was connected. */
  digest: (count: number, first: number, last: number) =>
    count === 1
      ? `📚 1 older mail became ticket #${first}.`
      : `📚 ${count} older mails became tickets #${first}–#${last}.`,
  digestHint: 'Each appears here as soon as something happens to it. To see one now, choose its number.',
  showTicket: 'Show a ticket',
  ticketNumber: 'Ticket number',
  showHere: 'Show in the channel',
  noSuchTicket: 'There is no such ticket.',
  ticketShown: (ticketId: number) => `Ticket #${ticketId} appears in its group’s channel.`,
};

export type AlertsText = typeof alerts;
