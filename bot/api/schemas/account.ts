import type { Account } from '@inbox-email/core/account/account.ts';
import type { AccountHealth } from '@inbox-email/core/account/account-health.ts';
import type { AccountError, Diagnosis, Explanation, StageResult } from '@inbox-email/core/account/diagnosis.ts';
import { protocols, technologies } from '@inbox-email/core/account/technology.ts';
import type { Language } from '@inbox-email/core/language.ts';
import type { Audit } from '@inbox-email/core/message/audit.ts';
import * as z from 'zod';
import { iso, isoOrNull, moment, outgoing } from './named.ts';

export const accountOut = outgoing(
  'Account',
  z.object({
    id: z.string(),
    name: z.string(),
    address: z.string(),
    aliases: z.array(z.string()),
    version: z.int().describe('Grows with each edit'),
    active: z.boolean(),
    state: z.enum(['connecting', 'online', 'failing', 'paused', 'inactive']),
    stateCause: z.string().nullable().describe('The cause’s code while failing or paused'),
    groupId: z.string(),
    ticketTypeId: z.string(),
    incoming: z.object({ technology: z.enum(technologies), host: z.string(), port: z.int(), login: z.string() }),
    outgoing: z.object({ protocol: z.enum(protocols), host: z.string(), port: z.int() }),
    createdAt: moment,
    lastMailAt: moment.nullable(),
  }),
);

export const accountsOut = outgoing(
  'AccountPage',
  z.object({ items: z.array(accountOut), nextCursor: z.string().nullable() }),
);

export const healthOut = outgoing(
  'AccountHealth',
  z.object({
    accountId: z.string(),
    state: accountOut.shape.state,
    stateCause: z.string().nullable(),
    mailsByHour: z.array(z.int()).describe('Mails received in each of the last 24 hours, the last one is of now'),
    failuresByHour: z.array(z.int()),
    failuresByDay: z.array(z.int()).describe('Failures in each of the last 14 times 24 hours'),
    lastError: z
      .object({
        code: z.string(),
        side: z.enum(['incoming', 'outgoing']),
        lastAt: moment,
        recoveredAt: moment.nullable(),
      })
      .nullable(),
  }),
);

const explanation = {
  code: z.string().describe('Stable, as wrong-password'),
  cause: z.string().describe('In the language of Accept-Language, as is the remedy'),
  remedy: z.string(),
  help: z.string().nullable().describe('The provider’s own page about it'),
  field: z.string().nullable().describe('The field of the account that a failure points at'),
  serverWords: z.string().describe('What the server said, secrets taken out'),
  temporary: z.boolean(),
};

const stageOut = outgoing(
  'TestStage',
  z.object({
    stage: z.string(),
    status: z.enum(['waiting', 'running', 'passed', 'failed', 'skipped']),
    milliseconds: z.number().optional(),
    detail: z.record(z.string(), z.unknown()).optional().describe('What the stage found out; its kind is in `kind`'),
    explanation: z.object(explanation).optional(),
    about: z.string().optional().describe('The alias that failed'),
  }),
);

export const testOut = outgoing(
  'AccountTest',
  z.object({
    incoming: z.array(stageOut),
    outgoing: z.array(stageOut),
    finished: z.boolean(),
    passed: z.boolean(),
  }),
);

export const errorsOut = outgoing(
  'AccountErrors',
  z.object({
    items: z.array(
      z.object({
        ...explanation,
        id: z.int(),
        side: z.enum(['incoming', 'outgoing']),
        stage: z.string(),
        firstAt: moment,
        lastAt: moment,
        count: z.int(),
        recoveredAt: moment.nullable(),
        mailsAffected: z.int(),
        transcript: z.array(z.string()).describe('The last lines between us and the server, secrets taken out'),
      }),
    ),
    nextCursor: z.null(),
  }),
);

export const auditOut = outgoing(
  'AccountAudit',
  z.object({
    accountId: z.string(),
    accountName: z.string(),
    comparedAt: moment.nullable(),
    verdicts: z.record(z.string(), z.int()),
    ignored: z.record(z.string(), z.int()),
    onServer: z.int(),
    unaccounted: z.int().describe('Mails on the server that we do not have. The promise is that this is 0'),
    differences: z.array(
      z.object({ folder: z.string(), key: z.string(), size: z.int(), internalDate: moment.nullable() }),
    ),
    failure: z.string().nullable().describe('Why the server could not be asked; null: it was'),
  }),
);

export function accountToTell(account: Account): z.output<typeof accountOut> {
  const { createdAt, lastMailAt } = account;
  return { ...account, createdAt: iso(createdAt), lastMailAt: isoOrNull(lastMailAt) };
}

export function healthToTell(account: Account, health: AccountHealth): z.output<typeof healthOut> {
  const { lastError, mails, failures, failuresByDay } = health;
  return {
    ...{ accountId: account.id, state: account.state, stateCause: account.stateCause },
    ...{ mailsByHour: [...mails], failuresByHour: [...failures], failuresByDay: [...failuresByDay] },
    lastError: lastError && {
      ...lastError,
      ...{ lastAt: iso(lastError.lastAt), recoveredAt: isoOrNull(lastError.recoveredAt) },
    },
  };
}

export function testToTell(diagnosis: Diagnosis, language: Language): z.output<typeof testOut> {
  const side = (results: readonly StageResult[]) => results.map((result) => stageToTell(result, language));
  return { ...diagnosis, incoming: side(diagnosis.incoming), outgoing: side(diagnosis.outgoing) };
}

function stageToTell(result: StageResult, language: Language): z.output<typeof stageOut> {
  const { stage, status } = result;
  if (status === 'passed') {
    const { milliseconds, detail } = result;
    return { stage, status, milliseconds, ...(detail && { detail: { ...detail } }) };
  }
  if (status !== 'failed') return { stage, status };
  const { milliseconds, about } = result;
  return { stage, status, milliseconds, explanation: explained(result.explanation, language), ...(about && { about }) };
}

export function errorToTell(error: AccountError, language: Language) {
  const { firstAt, lastAt, recoveredAt } = error;
  return {
    ...error,
    ...explained(error, language),
    ...{ firstAt: iso(firstAt), lastAt: iso(lastAt), recoveredAt: isoOrNull(recoveredAt) },
  };
}

const explained = ({ code, cause, remedy, help, field, serverWords, temporary }: Explanation, language: Language) => ({
  ...{ code, cause: cause[language], remedy: remedy[language], help, field, serverWords, temporary },
});

export function auditToTell(audit: Audit): z.output<typeof auditOut> {
  const { comparedAt, differences } = audit;
  return {
    ...audit,
    comparedAt: isoOrNull(comparedAt),
    differences: differences.map((mail) => ({ ...mail, internalDate: isoOrNull(mail.internalDate) })),
  };
}
