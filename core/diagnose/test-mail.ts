import { type AccountSettings, addressDomain } from '../account/account.ts';
import { composeReply } from '../ticket/compose-reply.ts';
import { ownMessageId, testTicketId } from '../ticket/own-message-id.ts';

/** A mail of the account to itself. Its Message-ID is signed, so that it is known as ours and becomes no ticket. */
export interface TestMail {
  messageId: string;
  raw: Uint8Array;
}

export async function composeTestMail(
  { name, address }: AccountSettings,
  signingKey: string,
  date: Date,
): Promise<TestMail> {
  const self = { name, address };
  const messageId = ownMessageId(testTicketId, addressDomain(address), signingKey);
  const raw = await composeReply({
    from: self,
    to: [self],
    cc: [],
    subject: 'Inbox Email: test',
    text: 'This mail tests that the account can send and receive. It becomes no ticket, and may be deleted.',
    messageId,
    references: [],
    date,
    files: [],
    automatic: 'auto-generated',
  });
  return { messageId, raw };
}
