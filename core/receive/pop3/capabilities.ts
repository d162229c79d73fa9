import { type Conversation, orRefused } from './conversation.ts';

/** What a server says it can do (RFC 2449): each tag with its arguments, in upper case. Empty where it does not say. */
export type Capabilities = ReadonlyMap<string, readonly string[]>;

const atMost = 100_000;

export async function capabilitiesOf(conversation: Conversation): Promise<Capabilities> {
  if (!(await conversation.ask('CAPA').then(() => true, orRefused))) return new Map();
  const { bytes } = await conversation.lines(1000, atMost);
  const lines = bytes.toString('latin1').toUpperCase().split('\r\n');
  return new Map(
    lines
      .map((line) => line.trim().split(/\s+/))
      .filter(([tag]) => tag !== '')
      .map(([tag = '', ...parameters]) => [tag, parameters]),
  );
}
