import type { ZodError } from 'zod';
import { type Account, type AccountSettings, type AccountSettingsInput, accountSettings } from '../account/account.ts';
import type { Network } from '../account/network.ts';
import { DeskError } from '../desk-error.ts';

const sides = ['incoming', 'outgoing'] as const;

/** The settings normalised. @throws DeskError `invalid`, with a stable word for each field */
export function checkSettings(input: AccountSettingsInput, { guard }: Network): AccountSettings {
  const parsed = accountSettings.safeParse(input);
  if (!parsed.success) throw new DeskError('invalid', 'Some settings are wrong', issuesOf(parsed.error));
  const issues = sides
    .filter((side) => !guard.allowsPort(parsed.data[side].port))
    .map((side) => ({ path: `${side}.port`, problem: 'not-a-mail-port' }));
  if (issues.length > 0) throw new DeskError('invalid', 'A port is not one of mail servers', issues);
  return forgettingOtherServers(parsed.data);
}

/** What a form need not say stays as it was. */
export function keepingUnsaid(
  { aliases, signature, trust }: Account,
  input: AccountSettingsInput,
): AccountSettingsInput {
  return {
    ...input,
    aliases: input.aliases ?? aliases,
    signature: input.signature ?? signature,
    trust: input.trust ?? trust,
  };
}

/** A certificate that was accepted for a server is of no use at another. */
function forgettingOtherServers(settings: AccountSettings): AccountSettings {
  const { authorities, pinned } = settings.trust;
  const kept = sides.filter((side) => pinned[side]?.host === settings[side].host).map((side) => [side, pinned[side]]);
  return { ...settings, trust: { authorities, pinned: Object.fromEntries(kept) } };
}

const stableWords = new Set([
  'private-key',
  'not-a-certificate',
  'required',
  'too-long',
  'too-many',
  'too-large',
  'not-an-address',
  'not-a-host',
  'not-a-port',
  'not-a-date',
  'not-a-number',
  'control-characters',
  'unknown',
]);

const issuesOf = (error: ZodError) =>
  error.issues.map(({ path, message }) => ({
    path: path.join('.'),
    problem: stableWords.has(message) ? message : 'required',
  }));
