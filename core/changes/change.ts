/** What supervisors look after, and what each change of it is about. */
export type ChangeSubject =
  | 'account'
  | 'group'
  | 'type'
  | 'rule'
  | 'supervisors'
  | 'observers'
  | 'token'
  | 'webhook'
  | 'mail-hook';

export type ChangeAction = 'add' | 'edit' | 'remove' | 'activate' | 'deactivate' | 'move';

/** A field as it was and as it is. Of a secret only that it changed: both are null then. */
export interface ChangedField {
  /** Its path in the settings, as `incoming.host`. */
  field: string;
  before: string | null;
  after: string | null;
  secret?: true;
}

/** Something that somebody changed: who, when, what, before and after. Never holds a secret. */
export interface Change {
  id: number;
  /** Milliseconds since 1970. */
  at: number;
  /** As they were called then. */
  actor: { id: string; name: string };
  action: ChangeAction;
  subject: { kind: ChangeSubject; id: string; name: string };
  fields: ChangedField[];
}
