import type { Diagnosis, Stage, StageResult } from '@inbox-email/core/account/diagnosis.ts';
import type { Bearer } from '@inbox-email/core/account/endpoint.ts';
import { diagnoseAccount } from '@inbox-email/core/diagnose/diagnose-account.ts';
import type { INodeCredentialTestResult } from 'n8n-workflow';
import { type MailAccountData, mailAccountOf } from './mail-account.ts';
import { signingKeyOf } from './signing-key.ts';
import { tellFailure } from './tell-failure.ts';

/**
 * The staged test behind the credential's test button: name, connection, encryption, greeting, sign-in, folder, a mail,
 * sending, and a mail from the account to itself that comes back. A minute at most.
 */
export async function testMailAccount(data: MailAccountData): Promise<INodeCredentialTestResult> {
  const read = mailAccountOf(data, data.oauthTokenData === undefined ? undefined : storedToken(data));
  if ('problem' in read) return { status: 'Error', message: read.problem };
  const { settings, secrets, network, receivesOnly } = read.account;
  const context = { network, clock: Date.now, signingKey: signingKeyOf(data) };
  // With nowhere to send to, the outgoing side ends at its first stage and says nothing.
  const tested = receivesOnly ? { ...settings, outgoing: { ...settings.outgoing, host: '' } } : settings;
  let diagnosis: Diagnosis | null = null;
  for await (diagnosis of diagnoseAccount(tested, secrets, context)) {
    if (receivesOnly && diagnosis.incoming.every(isOver)) break;
  }
  return resultOf(receivesOnly ? [['Incoming', diagnosis?.incoming ?? []]] : sidesOf(diagnosis));
}

/** n8n refreshes no token for a test. */
function storedToken({ oauthTokenData }: MailAccountData): Bearer {
  const token = oauthTokenData?.access_token ?? '';
  return { given: [token], token: async () => token, refused() {} };
}

type Sides = readonly (readonly [name: string, results: readonly StageResult[]])[];

const sidesOf = (diagnosis: Diagnosis | null): Sides => [
  ['Incoming', diagnosis?.incoming ?? []],
  ['Outgoing', diagnosis?.outgoing ?? []],
];

const isOver = ({ status }: StageResult) => status !== 'waiting' && status !== 'running';

function resultOf(sides: Sides): INodeCredentialTestResult {
  const failures = sides.flatMap(([side, results]) =>
    results.flatMap((result) =>
      result.status === 'failed'
        ? [`${side} server, ${stageNames[result.stage]}: ${tellFailure(result.explanation)}`]
        : [],
    ),
  );
  if (failures.length > 0) return { status: 'Error', message: failures.join('\n') };
  const passed = sides.flatMap(([, results]) => results).filter(({ status }) => status === 'passed').length;
  return { status: 'OK', message: `Connection successful: ${passed} stages passed` };
}

const stageNames: Record<Stage, string> = {
  dns: 'name',
  connect: 'connection',
  tls: 'encryption',
  greeting: 'greeting',
  capabilities: 'capabilities',
  'sign-in': 'sign-in',
  folder: 'folder',
  fetch: 'reading',
  sender: 'sender',
  send: 'sending',
  'round-trip': 'round trip',
};
