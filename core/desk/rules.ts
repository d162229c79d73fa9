import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Actor, Desk, RuleTrial } from '../desk.ts';
import { DeskError, type FieldIssue } from '../desk-error.ts';
import { readHeader } from '../message/read-header.ts';
import { readMail } from '../message/read-mail.ts';
import { verdictOnSender } from '../message/sender/sender-verdict.ts';
import { findAccount, findAccountEvenRemoved } from '../store/accounts.ts';
import { listGroups, listTypes } from '../store/catalogue.ts';
import {
  deleteRule,
  findRule,
  insertRule,
  latestFiledMails,
  listRules,
  moveRule,
  rawOfMail,
  setRuleActive,
  updateRule,
} from '../store/rules.ts';
import type { CoreDatabase } from '../store/schema.ts';
import { matchedConditions } from '../ticket/rules/apply-rules.ts';
import { mailFacts } from '../ticket/rules/mail-facts.ts';
import { type Rule, type RuleSettings, type RuleSettingsInput, ruleSettings } from '../ticket/rules/rule.ts';
import { requireObserver, requireSupervisor } from './permissions.ts';
import type { RecordChange } from './record-change.ts';

/** What is done with mail as it comes in: for supervisors only. */
export function createRulesDesk(db: CoreDatabase, record: RecordChange): Desk['rules'] {
  const subjectOf = ({ id, name }: Pick<Rule, 'id' | 'name'>) => ({ kind: 'rule' as const, id, name });
  const switched = (action: 'activate' | 'deactivate') => async (actor: Actor, ruleId: string) => {
    requireSupervisor(actor);
    const rule = await existingRule(db, ruleId);
    await db.transaction().execute(async (trx) => {
      await setRuleActive(trx, ruleId, action === 'activate');
      await record(trx, actor, { action, subject: subjectOf(rule) });
    });
  };
  return {
    async list(actor) {
      requireObserver(actor);
      return listRules(db);
    },
    async add(actor, input) {
      requireSupervisor(actor);
      const settings = await checkedSettings(db, input);
      const id = randomUUID();
      await db.transaction().execute(async (trx) => {
        if ((await listRules(trx)).length >= rulesAtMost) throw invalid([{ path: 'name', problem: 'too-many' }]);
        await insertRule(trx, id, settings);
        await record(trx, actor, { action: 'add', subject: subjectOf({ id, ...settings }), after: settings });
      });
      return existingRule(db, id);
    },
    async edit(actor, ruleId, version, input) {
      requireSupervisor(actor);
      const { id, version: _, active, ...before } = await existingRule(db, ruleId);
      const settings = await checkedSettings(db, input);
      await db.transaction().execute(async (trx) => {
        if (!(await updateRule(trx, { id: ruleId, version, settings }))) {
          throw new DeskError('conflict', 'Somebody else changed the rule meanwhile');
        }
        await record(trx, actor, { action: 'edit', subject: subjectOf({ id, ...settings }), before, after: settings });
      });
      return existingRule(db, ruleId);
    },
    async remove(actor, ruleId) {
      requireSupervisor(actor);
      const { id, version, active, ...before } = await existingRule(db, ruleId);
      await db.transaction().execute(async (trx) => {
        await deleteRule(trx, ruleId);
        await record(trx, actor, { action: 'remove', subject: subjectOf({ id, ...before }), before });
      });
    },
    async move(actor, ruleId, direction) {
      requireSupervisor(actor);
      const rule = await existingRule(db, ruleId);
      await db.transaction().execute(async (trx) => {
        await moveRule(trx, ruleId, direction);
        await record(trx, actor, { action: 'move', subject: subjectOf(rule), after: { direction } });
      });
    },
    activate: switched('activate'),
    deactivate: switched('deactivate'),
    async try(actor, input) {
      requireSupervisor(actor);
      return tryRule(db, await checkedSettings(db, input));
    },
  };
}

/** More than anybody keeps in mind, and few enough to be asked about every mail. */
const rulesAtMost = 100;

async function existingRule(db: CoreDatabase, id: string): Promise<Rule> {
  const rule = await findRule(db, id);
  if (rule === null) throw new DeskError('unknown', 'There is no such rule');
  return rule;
}

async function checkedSettings(db: CoreDatabase, input: RuleSettingsInput): Promise<RuleSettings> {
  const parsed = ruleSettings.safeParse(input);
  if (!parsed.success) {
    throw invalid(
      parsed.error.issues.map(({ path, message }) => ({
        path: path.join('.'),
        problem: stableWords.has(message) ? message : 'required',
      })),
    );
  }
  const settings = parsed.data;
  const gone = await whatIsGone(db, settings);
  if (gone.length > 0) throw invalid(gone);
  return settings;
}

const stableWords = new Set([
  ...['required', 'too-long', 'too-many', 'too-large', 'not-a-number', 'not-a-header'],
  ...['twice', 'ignore-alone', 'ignore-everything'],
]);

const invalid = (issues: readonly FieldIssue[]) => new DeskError('invalid', 'The rule cannot be accepted', issues);

/** The account, groups and types that a rule names and that are not there. */
async function whatIsGone(db: CoreDatabase, { accountId, actions }: RuleSettings): Promise<FieldIssue[]> {
  const issues: FieldIssue[] = [];
  const has = (rows: readonly { id: string }[], id: string) => rows.some((row) => row.id === id);
  if (accountId !== null && (await findAccount(db, accountId)) === null) {
    issues.push({ path: 'accountId', problem: 'unknown' });
  }
  for (const [index, action] of actions.entries()) {
    if (action.do === 'set-group' && !has(await listGroups(db), action.groupId)) {
      issues.push({ path: `actions.${index}.groupId`, problem: 'unknown' });
    }
    if (action.do === 'set-type' && !has(await listTypes(db), action.ticketTypeId)) {
      issues.push({ path: `actions.${index}.ticketTypeId`, problem: 'unknown' });
    }
  }
  return issues;
}

/** What a trial looks at, at most: mails, their bytes together, and how many it names. */
const mailsTried = 100;
const bytesTried = 100_000_000;
const mailsNamed = 10;

async function tryRule(db: CoreDatabase, settings: RuleSettings): Promise<RuleTrial> {
  const trial: RuleTrial = { looked: 0, matched: 0, mails: [] };
  let bytes = 0;
  for (const stored of await latestFiledMails(db, settings.accountId, mailsTried)) {
    const raw = await rawOfMail(db, stored.id);
    if (raw === null) continue;
    bytes += raw.length;
    if (bytes > bytesTried && trial.looked > 0) break;
    trial.looked++;
    const mail = readMail(raw);
    const account = await findAccountEvenRemoved(db, stored.accountId);
    const sender = verdictOnSender({ ...mail, checkedSender: stored.sender }, account.incoming.host);
    const facts = mailFacts({ ...mail, size: stored.size, header: readHeader(raw), sender });
    const occasion = { accountId: stored.accountId, opensTicket: stored.openedTicket };
    const matched = matchedConditions(settings, facts, occasion);
    if (matched !== null) {
      trial.matched++;
      const { id: mailId, accountId, ticketId, receivedAt } = stored;
      const from = mail.from ?? { name: '', address: '' };
      if (trial.mails.length < mailsNamed) {
        trial.mails.push({ mailId, accountId, ticketId, receivedAt, from, subject: mail.subject, matched });
      }
    }
    // Reading a hundred mails takes a while: others are served in between.
    await breathe();
  }
  return trial;
}
