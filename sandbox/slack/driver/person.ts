import type { ActResult, Json, OpenView, PostedMessage, Snapshot } from '../control-api.ts';
import type { Person, Wanted, Where } from '../driver.ts';
import { valueKeyOf } from '../state/view-state.ts';
import { richTextOf } from '../text/rich-text.ts';
import { controlClient, type Deed, personId } from './control-client.ts';
import { createFields } from './fields.ts';
import { chosenValue, type Found, findElement, type Names } from './find-element.ts';
import { type UntilOptions, watch } from './watch.ts';

/** A person of the workspace for tests; the contract is {@link Person}. */
export async function createPerson(url: string, who: string): Promise<Person> {
  const id = await personId(url, who);
  const control = controlClient(url, id);
  const view = await watch(url, id);
  const fields = createFields();
  /** Looks afresh first: what was seen last may be older than what the caller has just done by other ways. */
  const until: Person['until'] = async (predicate, options) => {
    await view.refresh();
    return view.until((snapshot) => {
      fields.prune(snapshot);
      return predicate(snapshot);
    }, options);
  };

  async function act(deed: Deed): Promise<ActResult> {
    const result = await control.act(deed);
    fields.prune(await view.refresh());
    return result;
  }

  function surface(snapshot: Snapshot, where: Where): OpenView | PostedMessage | null {
    if (typeof where.in === 'object') {
      const { channel, ts } = where.in;
      return snapshot.messages.find((message) => message.channel === channel && message.ts === ts) ?? null;
    }
    const modal = snapshot.modals.at(-1) ?? null;
    if (where.in === 'modal') return modal;
    return where.in === 'home' ? snapshot.home : (modal ?? snapshot.home);
  }

  /** Waits for an element, on a surface that is not waiting for the app. */
  function find(wanted: Wanted, where: Where = {}): Promise<Found & { on: OpenView | PostedMessage }> {
    const options: UntilOptions = { what: `the element ${JSON.stringify(wanted)}` };
    return until((snapshot) => {
      const on = surface(snapshot, where);
      if (!on || ('view' in on && on.submitting)) return null;
      const found = findElement('view' in on ? on.view.blocks : on.blocks, wanted);
      return found && { ...found, on };
    }, options);
  }

  /** Uses an element: keeps its value, and tells the workspace where the element dispatches. */
  async function use({ on, block, blockId, element }: Awaited<ReturnType<typeof find>>, did: Json): Promise<ActResult> {
    const actionId = element.action_id;
    if (!('view' in on)) {
      return act({ type: 'message-action', channel: on.channel, ts: on.ts, blockId, actionId, action: did });
    }
    const key = valueKeyOf(element.type);
    if (key) fields.set(on.id, blockId, actionId, { type: element.type, ...did });
    if (block.type === 'input' && !block.dispatch_action) return { ok: true };
    const state = fields.stateOf(on);
    return act({ type: 'view-action', viewId: on.id, blockId, actionId, action: did, state });
  }

  function namesIn(snapshot: Snapshot, suggested: readonly Json[] = []): Names {
    return {
      user: (name) => snapshot.users.find((one) => [one.id, one.name, one.realName].includes(name))?.id ?? name,
      channel: (name) => channelId(snapshot, name),
      suggested,
    };
  }

  async function top(): Promise<OpenView> {
    const options = { what: 'a modal that is not being submitted' };
    return until(({ modals }) => modals.at(-1)?.submitting === false && modals.at(-1), options);
  }

  const person: Person = {
    id,
    seen: view.latest,
    look: view.refresh,
    until,
    async openHome({ published = true } = {}) {
      const before = view.latest().home?.hash;
      await act({ type: 'open-home' });
      if (!published) return view.latest().home;
      return until(({ home }) => home && home.hash !== before && home, { what: 'a freshly published home' });
    },
    home: () => until(({ home }) => home, { what: 'a published home' }),
    modal: (title) =>
      until(
        ({ modals }) => {
          const modal = modals.at(-1);
          return modal && (title === undefined || modal.view.title.text === title) && modal;
        },
        { what: title === undefined ? 'an open modal' : `the modal ${JSON.stringify(title)}` },
      ),
    click: async (what, where) => use(await find(what, where), {}),
    async choose(what, option, where) {
      const found = await find(what, where);
      const suggested = found.element.type.includes('external') ? await suggestions(found, String(option)) : [];
      return use(found, chosenValue(found.element, option, namesIn(view.latest(), suggested)));
    },
    async type(what, value, where) {
      const found = await find(what, where);
      if (found.element.type === 'rich_text_input') return use(found, { rich_text_value: richTextOf(value) });
      const key = valueKeyOf(found.element.type);
      if (key !== 'value') throw new Error(`nothing can be typed into a ${found.element.type}: use choose`);
      return use(found, { value: value === '' ? null : value });
    },
    async attach(what, files) {
      const found = await find(what);
      const ids = await Promise.all(files.map(control.upload));
      await use(found, { files: ids.map((fileId) => ({ id: fileId })) });
    },
    async value(what) {
      const { on, blockId, element } = await find(what);
      const state = 'view' in on ? fields.stateOf(on) : {};
      return plainValue(state[blockId]?.[element.action_id], element.type);
    },
    async submit() {
      const modal = await top();
      return act({ type: 'submit-view', viewId: modal.id, state: fields.stateOf(modal) });
    },
    async cancel({ all = false } = {}) {
      return act({ type: 'close-view', viewId: (await top()).id, all });
    },
    suggestions: async (what, query) => suggestions(await find(what), query),
    slash: (text, channel) => act({ type: 'slash-command', channel: channelId(view.latest(), channel), text }),
    async say(name, text, { threadTs, files = [] } = {}) {
      const channel = channelId(await view.refresh(), name);
      const fileIds = await Promise.all(files.map(control.upload));
      const thread = threadTs === undefined ? {} : { threadTs };
      const result = await act({ type: 'send-message', channel, text, ...thread, fileIds });
      if (!result.ok) throw new Error(`${text} could not be written: ${result.error}`);
      const own = view.latest().messages.filter((message) => message.user === id && message.channel === channel);
      return own.at(-1) as PostedMessage;
    },
    async messages(name) {
      const snapshot = await view.refresh();
      const channel = channelId(snapshot, name);
      return snapshot.messages.filter((message) => message.channel === channel && message.threadTs === null);
    },
    async thread(name, ts) {
      const snapshot = await view.refresh();
      const channel = channelId(snapshot, name);
      return snapshot.messages.filter(
        (message) => message.channel === channel && (message.ts === ts || message.threadTs === ts),
      );
    },
    shortcut(name, { channel, ts }) {
      const known = view.latest().messageShortcuts.find((one) => one.name === name);
      return act({ type: 'message-shortcut', callbackId: known?.callbackId ?? name, channel, ts });
    },
    react: ({ channel, ts }, name) => act({ type: 'react', channel, ts, name }),
    setLocale: (locale) => act({ type: 'set-locale', locale }),
    inviteBot: (channel) => act({ type: 'invite-bot', channel: channelId(view.latest(), channel) }),
    createChannel: (name, options = {}) => act({ type: 'create-channel', name, ...options }),
    archiveChannel: (channel) => act({ type: 'archive-channel', channel: channelId(view.latest(), channel) }),
    unarchiveChannel: (channel) => act({ type: 'unarchive-channel', channel: channelId(view.latest(), channel) }),
    download: control.download,
    leave: view.stop,
  };

  async function suggestions(
    { on, blockId, element }: Awaited<ReturnType<typeof find>>,
    value: string,
  ): Promise<Json[]> {
    const viewId = 'view' in on ? on.id : '';
    const answer = await control.options({ viewId, blockId, actionId: element.action_id, value });
    return answer.options ?? answer.option_groups.flatMap((group: Json) => group.options);
  }

  return person;
}

function channelId({ channels }: Snapshot, name: string): string {
  const wanted = name.replace(/^#/, '');
  const channel = channels.find((one) => one.id === wanted || one.name === wanted);
  if (!channel) throw new Error(`there is no channel ${name}: ${channels.map((one) => one.name).join(', ')}`);
  return channel.id;
}

function plainValue(value: Json, type: string): Json {
  const inner = value?.[valueKeyOf(type) ?? ''];
  if (Array.isArray(inner)) return inner.map((one) => one?.value ?? one?.id ?? one);
  return inner?.value ?? inner ?? null;
}
