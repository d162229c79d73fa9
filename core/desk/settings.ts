import { randomUUID } from 'node:crypto';
import type { Account } from '../account/account.ts';
import type { Actor, Desk } from '../desk.ts';
import { DeskError } from '../desk-error.ts';
import { listAccounts } from '../store/accounts.ts';
import {
  isNameTaken,
  listGroups,
  listPeople,
  listTypes,
  type NamedPeople,
  type NamedTable,
  removeNamed,
  replacePeople,
  saveGroup,
  saveType,
} from '../store/catalogue.ts';
import { listRules } from '../store/rules.ts';
import type { CoreDatabase } from '../store/schema.ts';
import { hasOpenTickets } from '../store/tickets.ts';
import { defaultFollowUp, type FollowUpPolicy, followUpPolicy } from '../ticket/follow-up.ts';
import type { RuleAction } from '../ticket/rules/rule.ts';
import { requireSupervisor } from './permissions.ts';
import type { RecordChange } from './record-change.ts';

type SettingsDesk = Pick<Desk, 'groups' | 'ticketTypes' | 'supervisors' | 'observers'>;

/** Groups, ticket types, supervisors and observers. */
export function createSettingsDesk(db: CoreDatabase, record: RecordChange): SettingsDesk {
  const nameFor = (actor: Actor, table: NamedTable, name: string, id: string) =>
    checkedName(db, actor, table, name, id);
  return {
    groups: {
      list: () => listGroups(db),
      async add(actor, { name, channel, followUp = defaultFollowUp }) {
        const id = randomUUID();
        const checkedName = await nameFor(actor, 'ticket_group', name, id);
        const group = { id, name: checkedName, channel, followUp: checkedFollowUp(followUp) };
        await db.transaction().execute(async (trx) => {
          await saveGroup(trx, group);
          await record(trx, actor, { action: 'add', subject: { ...group, kind: 'group' }, after: named(group) });
        });
        return group;
      },
      async edit(actor, { id, name, channel, followUp }) {
        const checkedName = await nameFor(actor, 'ticket_group', name, id);
        const group = { id, name: checkedName, channel, followUp: checkedFollowUp(followUp) };
        const before = requireKnown(await listGroups(db), id);
        await db.transaction().execute(async (trx) => {
          await saveGroup(trx, group);
          const subject = { ...group, kind: 'group' } as const;
          await record(trx, actor, { action: 'edit', subject, before: named(before), after: named(group) });
        });
        return group;
      },
      async remove(actor, groupId) {
        requireSupervisor(actor);
        const before = requireKnown(await listGroups(db), groupId);
        await requireUnused(db, (account) => account.groupId === groupId);
        await requireNoRule(db, (action) => action.do === 'set-group' && action.groupId === groupId);
        if (await hasOpenTickets(db, groupId)) throw new DeskError('in-use', 'Open tickets of the group need it');
        await db.transaction().execute(async (trx) => {
          await removeNamed(trx, 'ticket_group', groupId);
          await record(trx, actor, { action: 'remove', subject: { ...before, kind: 'group' }, before: named(before) });
        });
      },
    },
    ticketTypes: {
      list: () => listTypes(db),
      async add(actor, { name }) {
        const id = randomUUID();
        const type = { id, name: await nameFor(actor, 'ticket_type', name, id) };
        await db.transaction().execute(async (trx) => {
          await saveType(trx, type);
          await record(trx, actor, { action: 'add', subject: { ...type, kind: 'type' }, after: named(type) });
        });
        return type;
      },
      async edit(actor, { id, name }) {
        const type = { id, name: await nameFor(actor, 'ticket_type', name, id) };
        const before = requireKnown(await listTypes(db), id);
        await db.transaction().execute(async (trx) => {
          await saveType(trx, type);
          const subject = { ...type, kind: 'type' } as const;
          await record(trx, actor, { action: 'edit', subject, before: named(before), after: named(type) });
        });
        return type;
      },
      async remove(actor, typeId) {
        requireSupervisor(actor);
        const before = requireKnown(await listTypes(db), typeId);
        await requireUnused(db, (account) => account.ticketTypeId === typeId);
        await requireNoRule(db, (action) => action.do === 'set-type' && action.ticketTypeId === typeId);
        await db.transaction().execute(async (trx) => {
          await removeNamed(trx, 'ticket_type', typeId);
          await record(trx, actor, { action: 'remove', subject: { ...before, kind: 'type' }, before: named(before) });
        });
      },
    },
    supervisors: namedPeople(db, record, 'supervisor'),
    observers: namedPeople(db, record, 'observer'),
  };
}

function namedPeople(db: CoreDatabase, record: RecordChange, table: NamedPeople): Desk['supervisors'] {
  const kind = `${table}s` as const;
  return {
    list: () => listPeople(db, table),
    async set(actor, userIds) {
      requireSupervisor(actor);
      await db.transaction().execute(async (trx) => {
        const before = { people: await listPeople(trx, table) };
        await replacePeople(trx, table, [...new Set(userIds)]);
        const after = { people: await listPeople(trx, table) };
        await record(trx, actor, { action: 'edit', subject: { kind, id: kind, name: '' }, before, after });
      });
    },
  };
}

const named = <Thing extends { id: string }>({ id, ...facts }: Thing) => facts;

const nameAtMost = 75;
/** More than Slack's menus hold. */
const rowsAtMost = 100;

async function checkedName(db: CoreDatabase, actor: Actor, table: NamedTable, typed: string, id: string) {
  requireSupervisor(actor);
  const name = typed.trim();
  const refuse = (problem: string) => new DeskError('invalid', `The name is ${problem}`, [{ path: 'name', problem }]);
  if (name === '') throw refuse('required');
  if (name.length > nameAtMost) throw refuse('too-long');
  if (await isNameTaken(db, table, name, id)) throw refuse('taken');
  const rows = table === 'ticket_group' ? await listGroups(db) : await listTypes(db);
  if (rows.length >= rowsAtMost && !rows.some((row) => row.id === id)) throw refuse('too-many');
  return name;
}

function checkedFollowUp(typed: FollowUpPolicy): FollowUpPolicy {
  const parsed = followUpPolicy.safeParse(typed);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: `followUp.${path.join('.')}`,
    problem: message,
  }));
  throw new DeskError('invalid', 'The handling of follow-ups is off', issues);
}

function requireKnown<Row extends { id: string }>(rows: readonly Row[], id: string): Row {
  const known = rows.find((row) => row.id === id);
  if (known === undefined) throw new DeskError('unknown', 'It is gone already');
  return known;
}

async function requireUnused(db: CoreDatabase, uses: (account: Account) => boolean): Promise<void> {
  const user = (await listAccounts(db)).find(uses);
  if (user !== undefined) throw new DeskError('in-use', `The account ${user.name} uses it`);
}

async function requireNoRule(db: CoreDatabase, sets: (action: RuleAction) => boolean): Promise<void> {
  const user = (await listRules(db)).find(({ actions }) => actions.some(sets));
  if (user !== undefined) throw new DeskError('in-use', `The rule ${user.name} uses it`);
}
