import type { App } from '@slack/bolt';
import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../../../sandbox/slack/driver.ts';
import { buttons, modal, plain, section, textField } from './blocks.ts';
import { type Stage, stage } from './bolt-app.ts';
import { refusalOf, webClient } from './web-client.ts';

let now = Date.parse('2026-11-23T12:00:00Z');
let current: Stage | undefined;
afterEach(() => current?.end());

/** A workspace whose app opens what `/open` is given, and Ana in it. */
async function withApp(register: (app: App) => void): Promise<Stage & { ana: Person }> {
  now = Date.parse('2026-11-23T12:00:00Z');
  current = await stage('socket', register, { clock: () => now });
  return { ...current, ana: await current.driver.as('ana') };
}

/** Opens a modal by the trigger of a command, and hands the trigger on. */
function opens(view: ReturnType<typeof modal>, seen: { trigger?: string; viewId?: string } = {}) {
  return (app: App) => {
    app.command('/open', async ({ ack, client, command }) => {
      await ack();
      const opened = await client.views.open({ trigger_id: command.trigger_id, view });
      Object.assign(seen, { trigger: command.trigger_id, viewId: opened.view?.id });
    });
  };
}

describe('a trigger_id', () => {
  const form = modal('form', [section('hello')]);

  test('expires after 3 seconds', async () => {
    let code: string | null = '';
    const { ana, workspace } = await withApp((app) => {
      app.command('/open', async ({ ack, client, command }) => {
        now += 3001;
        code = await refusalOf(client.views.open({ trigger_id: command.trigger_id, view: form }));
        await ack();
      });
    });
    await ana.slash('/open', 'geral');
    expect(code).toBe('expired_trigger_id');
    expect(workspace.complaints()).toMatchObject([{ code: 'expired_trigger_id', where: 'views.open' }]);
  });

  test('works once', async () => {
    const seen: { trigger?: string } = {};
    const { ana, app } = await withApp(opens(form, seen));
    await ana.slash('/open', 'geral');
    await ana.modal();
    await ana.until(() => seen.trigger);
    const again = app.client.views.open({ trigger_id: seen.trigger ?? '', view: form });
    expect(await refusalOf(again)).toBe('exchanged_trigger_id');
  });

  test('must be one that the workspace gave', async () => {
    const { app } = await withApp(() => {});
    expect(await refusalOf(app.client.views.open({ trigger_id: '1.2.abc', view: form }))).toBe('invalid_trigger_id');
  });
});

describe('a modal', () => {
  test('is refused with the JSON pointer of what is wrong', async () => {
    let error: unknown;
    const { ana, workspace } = await withApp((app) => {
      app.command('/open', async ({ ack, command }) => {
        const view = modal('form', [section('x'.repeat(3001))], { title: plain('x'.repeat(25)) });
        const call = webClient(workspace).views.open({ trigger_id: command.trigger_id, view });
        error = await call.catch((thrown) => thrown.data);
        await ack();
      });
    });
    await ana.slash('/open', 'geral');
    expect(error).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: [
          '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
          '[ERROR] must be less than 3001 characters [json-pointer:/view/blocks/0/text/text]',
        ],
      },
    });
  });

  test('must not be larger than 250 kB', async () => {
    let code: string | null = '';
    const { ana } = await withApp((app) => {
      app.command('/open', async ({ ack, client, command }) => {
        const view = modal(
          'form',
          Array.from({ length: 100 }, () => section('x'.repeat(2900))),
        );
        code = await refusalOf(client.views.open({ trigger_id: command.trigger_id, view }));
        await ack();
      });
    });
    await ana.slash('/open', 'geral');
    expect(code).toBe('view_too_large');
  });

  test('keeps what was typed through an update while block and action stay the same', async () => {
    const seen: { viewId?: string } = {};
    const { ana, app } = await withApp(
      opens(modal('form', [textField('name', 'Name'), textField('port-a', 'Port', { initial_value: '143' })]), seen),
    );
    await ana.slash('/open', 'geral');
    await ana.type('Name', 'Zoë');
    await ana.type('Port', '999');
    await app.client.views.update({
      view_id: seen.viewId ?? '',
      view: modal('form', [
        textField('name', 'Name', { initial_value: 'not this' }),
        textField('port-b', 'Port', { initial_value: '993' }),
      ]),
    });
    expect(await ana.value('Name')).toBe('Zoë');
    expect(await ana.value('Port')).toBe('993');
  });

  test('is not updated with the hash of an older state, nor once it is closed', async () => {
    const seen: { viewId?: string } = {};
    const view = modal('form', [section('one')]);
    const { ana, app, workspace } = await withApp(opens(view, seen));
    await ana.slash('/open', 'geral');
    const { hash } = await ana.modal();
    await ana.until(() => seen.viewId);
    const update = () => app.client.views.update({ view_id: seen.viewId ?? '', hash, view });
    expect(await refusalOf(update())).toBe(null);
    expect(await refusalOf(update())).toBe('hash_conflict');
    await ana.cancel();
    expect(await refusalOf(app.client.views.update({ view_id: seen.viewId ?? '', view }))).toBe('not_found');
    expect(workspace.complaints()).toEqual([]);
  });

  test('holds two more on top, not three', async () => {
    const codes: (string | null)[] = [];
    const { ana } = await withApp((app) => {
      const view = modal('form', [buttons('Deeper')]);
      opens(view)(app);
      app.action('deeper', async ({ ack, body, client }) => {
        await ack();
        const { trigger_id } = body as { trigger_id: string };
        codes.push(await refusalOf(client.views.push({ trigger_id, view })));
      });
    });
    await ana.slash('/open', 'geral');
    await ana.click('Deeper');
    await ana.until(({ modals }) => modals.length === 2);
    await ana.click('Deeper');
    await ana.until(({ modals }) => modals.length === 3);
    await ana.click('Deeper');
    await ana.until(({ complaints }) => complaints.length > 0);
    expect(codes).toEqual([null, null, 'push_limit_reached']);
  });

  test('sends block_actions with all that is typed from a field that dispatches', async () => {
    const seen: unknown[] = [];
    const { ana } = await withApp((app) => {
      const technology = {
        type: 'input' as const,
        block_id: 'technology',
        label: plain('Technology'),
        dispatch_action: true,
        element: {
          type: 'static_select' as const,
          action_id: 'pick',
          options: ['IMAP', 'POP3'].map((name) => ({ text: plain(name), value: name.toLowerCase() })),
        },
      };
      opens(modal('form', [textField('name', 'Name'), technology], { private_metadata: 'm' }))(app);
      app.action('pick', async ({ ack, body, action }) => {
        const { view } = body as { view: { state: { values: unknown }; private_metadata: string } };
        seen.push({ action, values: view.state.values, metadata: view.private_metadata });
        await ack();
      });
    });
    await ana.slash('/open', 'geral');
    await ana.type('Name', 'Zoë');
    await ana.choose('Technology', 'POP3');
    const pop3 = { text: plain('POP3'), value: 'pop3' };
    expect(seen).toMatchObject([
      {
        action: { type: 'static_select', block_id: 'technology', action_id: 'pick', selected_option: pop3 },
        values: {
          name: { typed: { type: 'plain_text_input', value: 'Zoë' } },
          technology: { pick: { type: 'static_select', selected_option: pop3 } },
        },
        metadata: 'm',
      },
    ]);
  });
});

describe('a submission', () => {
  const form = modal('form', [
    textField('name', 'Name', { min_length: 3 }),
    {
      type: 'input',
      block_id: 'port',
      label: plain('Port'),
      optional: true,
      element: { type: 'number_input', action_id: 'n', is_decimal_allowed: false, min_value: '1', max_value: '65535' },
    },
  ]);

  test('does not reach the app while required fields are empty or values are out of range', async () => {
    let submissions = 0;
    const { ana } = await withApp((app) => {
      opens(form)(app);
      app.view('form', async ({ ack }) => {
        submissions += 1;
        await ack();
      });
    });
    await ana.slash('/open', 'geral');
    await ana.type('Port', '70000');
    expect(await ana.submit()).toEqual({ ok: false, error: 'invalid_input' });
    expect((await ana.modal()).errors).toEqual({
      name: 'Please complete this required field.',
      port: 'Please enter a number of at most 65535.',
    });
    await ana.type('Name', 'ab');
    await ana.type('Port', '');
    await ana.submit();
    expect((await ana.modal()).errors).toEqual({ name: 'Please enter at least 3 characters.' });
    expect(submissions).toBe(0);
    await ana.type('Name', 'abc');
    expect(await ana.submit()).toEqual({ ok: true });
    expect(submissions).toBe(1);
  });

  test('shows the errors of the app and keeps what was typed', async () => {
    const { ana } = await withApp((app) => {
      opens(form)(app);
      app.view('form', async ({ ack }) => ack({ response_action: 'errors', errors: { name: 'taken' } }));
    });
    await ana.slash('/open', 'geral');
    await ana.type('Name', 'abc');
    expect(await ana.submit()).toEqual({ ok: true });
    expect((await ana.modal()).errors).toEqual({ name: 'taken' });
    expect(await ana.value('Name')).toBe('abc');
  });

  test('with errors for a block that is not there is a complaint', async () => {
    const { ana, workspace } = await withApp((app) => {
      opens(form)(app);
      app.view('form', async ({ ack }) => ack({ response_action: 'errors', errors: { surname: 'taken' } }));
    });
    await ana.slash('/open', 'geral');
    await ana.type('Name', 'abc');
    expect(await ana.submit()).toMatchObject({ ok: false });
    expect(workspace.complaints()).toMatchObject([{ code: 'invalid_response_action' }]);
    expect(await ana.modal()).toMatchObject({ submitting: false });
  });

  test('updates the view, pushes one on it, or clears all', async () => {
    const answers = ['update', 'push', 'clear'] as const;
    const { ana } = await withApp((app) => {
      const next = modal('form', [section('next')], { title: plain('Next') });
      const pushed = modal('form', [section('on top')], { title: plain('On top') });
      const left = [...answers];
      opens(form)(app);
      app.view('form', async ({ ack }) => {
        const action = left.shift();
        if (action === 'update') await ack({ response_action: 'update', view: next });
        else if (action === 'push') await ack({ response_action: 'push', view: pushed });
        else await ack({ response_action: 'clear' });
      });
    });
    await ana.slash('/open', 'geral');
    const { id } = await ana.modal('A form');
    await ana.type('Name', 'abc');
    await ana.submit();
    expect((await ana.modal('Next')).id).toBe(id);
    await ana.submit();
    await ana.modal('On top');
    expect(ana.seen().modals).toHaveLength(2);
    await ana.submit();
    expect(ana.seen().modals).toEqual([]);
  });

  test('without a response_action closes only the top view', async () => {
    const { ana } = await withApp((app) => {
      opens(modal('first', [buttons('Deeper')]))(app);
      app.action('deeper', async ({ ack, body, client }) => {
        await ack();
        const { trigger_id } = body as { trigger_id: string };
        await client.views.push({ trigger_id, view: modal('second', [section('two')], { title: plain('Second') }) });
      });
      app.view('second', async ({ ack }) => ack());
    });
    await ana.slash('/open', 'geral');
    await ana.click('Deeper');
    await ana.modal('Second');
    await ana.submit();
    expect((await ana.modal()).callbackId).toBe('first');
  });
});

test('an external_id belongs to one view of the workspace at a time', async () => {
  const { app, ana } = await withApp(() => {});
  const bruno = await current?.driver.as('bruno');
  const view = { type: 'home' as const, external_id: 'mine', blocks: [section('hello')] };
  await app.client.views.publish({ user_id: ana.id, view });
  expect(await refusalOf(app.client.views.publish({ user_id: bruno?.id ?? '', view }))).toBe('duplicate_external_id');
  await app.client.views.update({ external_id: 'mine', view: { ...view, blocks: [section('again')] } });
  expect((await ana.home()).view.blocks).toMatchObject([{ text: { text: 'again' } }]);
});

test('closing tells the app where it asked for it, for every view that a clear takes', async () => {
  const closed: unknown[] = [];
  const { ana } = await withApp((app) => {
    opens(modal('first', [buttons('Deeper')], { notify_on_close: true }))(app);
    app.action('deeper', async ({ ack, body, client }) => {
      await ack();
      const { trigger_id } = body as { trigger_id: string };
      await client.views.push({ trigger_id, view: modal('second', [section('two')], { notify_on_close: true }) });
    });
    app.view({ type: 'view_closed' }, async ({ ack, view, body }) => {
      closed.push([view.callback_id, (body as { is_cleared: boolean }).is_cleared]);
      await ack();
    });
  });
  await ana.slash('/open', 'geral');
  await ana.click('Deeper');
  await ana.until(({ modals }) => modals.length === 2);
  await ana.cancel({ all: true });
  await expect
    .poll(() => closed)
    .toEqual([
      ['second', true],
      ['first', true],
    ]);
});
