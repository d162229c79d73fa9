import type { ActResult, Complaint, Json, OpenView, PostedMessage, Snapshot } from './control-api.ts';
import type { Wanted } from './driver/find-element.ts';
import { createPerson } from './driver/person.ts';
import type { Predicate, UntilOptions } from './driver/watch.ts';
import type { Fault } from './faults.ts';

export type { Wanted } from './driver/find-element.ts';
export { wordsOf } from './driver/words.ts';

/**
 * Tests act as people of a local workspace:
 *
 *   const driver = drive(workspace.url);
 *   const ana = await driver.as('ana');               // by name or by id
 *   await ana.openHome();
 *   await ana.click('Add account');                   // by its words, its label or its action_id
 *   await ana.type('Address', 'sac@example.com');
 *   await ana.choose('Technology', 'Gmail');
 *   await ana.submit();
 *   await ana.until(({ messages }) => messages.find(({ text }) => text.includes('connected')));
 *   await driver.stop();
 *
 * Everything that looks for something waits until it is there, on the workspace's changes: nothing sleeps. A wait that
 * runs out throws with what was there instead.
 */
export function drive(url: string): Driver {
  const people: Person[] = [];
  return {
    async as(who) {
      const person = await createPerson(url, who);
      people.push(person);
      return person;
    },
    async complaints() {
      return (await (await fetch(`${url}/control/complaints`)).json()) as Complaint[];
    },
    async fault(fault) {
      const headers = { 'content-type': 'application/json' };
      await fetch(`${url}/control/faults`, { method: 'POST', headers, body: JSON.stringify(fault) });
    },
    async stop() {
      for (const person of people) person.leave();
    },
  };
}

export interface Driver {
  /** A person by name (`ana`) or id. */
  as(who: string): Promise<Person>;
  complaints(): Promise<Complaint[]>;
  /** Makes the workspace misbehave; see faults.ts. */
  fault(fault: Fault): Promise<void>;
  stop(): Promise<void>;
}

/** Where to look for an element: a message, or the top modal or else the home. */
export interface Where {
  in?: PostedMessage | 'home' | 'modal';
}

export interface Person {
  id: string;
  /** What this person saw last, without asking again. */
  seen(): Snapshot;
  /** Asks what this person sees now. */
  look(): Promise<Snapshot>;
  /** Waits until the predicate answers something, and answers it. */
  until<T>(predicate: Predicate<T>, options?: UntilOptions): Promise<Exclude<T, false | null | undefined | 0 | ''>>;

  /** Opens the App Home and waits until the app has published it anew; `{ published: false }` does not wait. */
  openHome(options?: { published?: boolean }): Promise<OpenView | null>;
  /** The home, once it is published. */
  home(): Promise<OpenView>;
  /** The top modal, once one is open; with a title, once that one is. */
  modal(title?: string): Promise<OpenView>;

  /** Clicks a button, once it is there; a confirmation is accepted. */
  click(what: Wanted, where?: Where): Promise<ActResult>;
  /**
   * Chooses in a menu, radio buttons, checkboxes, an overflow menu or a date: by the words or the value of an option, a
   * person's or a channel's name. A list chooses exactly these; null chooses nothing.
   */
  choose(what: Wanted, option: string | string[] | number | null, where?: Where): Promise<ActResult>;
  /** Types into a field and leaves it; dispatches where the field does. Replaces what was there. */
  type(what: Wanted, value: string, where?: Where): Promise<ActResult>;
  /** Puts files into a file field. */
  attach(what: Wanted, files: readonly NamedFile[]): Promise<void>;
  /** What a field shows: the text, the value of the chosen option, or a list of these. */
  value(what: Wanted): Promise<Json>;
  /** Submits the top modal; `ok: false` with `invalid_input` where Slack itself refuses: see `modal().errors`. */
  submit(): Promise<ActResult>;
  /** Closes the top modal, or all of them. */
  cancel(options?: { all?: boolean }): Promise<ActResult>;
  /** Options that the app suggests for an external select. */
  suggestions(what: Wanted, query: string): Promise<Json[]>;

  /** Types a slash command; in `#geral`-like channels by name or id. */
  slash(text: string, channel: string): Promise<ActResult>;
  /** Writes a message and answers it. */
  say(
    channel: string,
    text: string,
    options?: { threadTs?: string; files?: readonly NamedFile[] },
  ): Promise<PostedMessage>;
  /** Messages of a channel without replies, oldest first; ephemeral ones too. */
  messages(channel: string): Promise<PostedMessage[]>;
  /** A thread: the root and its replies. */
  thread(channel: string, ts: string): Promise<PostedMessage[]>;
  /** Chooses a shortcut, by callback_id or name, from a message's menu. */
  shortcut(name: string, message: PostedMessage): Promise<ActResult>;
  react(message: PostedMessage, emoji: string): Promise<ActResult>;

  setLocale(locale: string): Promise<ActResult>;
  inviteBot(channel: string): Promise<ActResult>;
  createChannel(name: string, options?: { isPrivate?: boolean }): Promise<ActResult>;
  archiveChannel(channel: string): Promise<ActResult>;
  unarchiveChannel(channel: string): Promise<ActResult>;
  /** The bytes of a file of the workspace. */
  download(fileId: string): Promise<Uint8Array>;
  /** Stops watching. */
  leave(): void;
}

export interface NamedFile {
  name: string;
  content: string | Uint8Array<ArrayBuffer>;
}
