import { type Draft, draftOf, newDraft, settingsOf, withPortsFollowing } from '@inbox-email/bot/accounts/form/draft.ts';
import { drawnDraft, metadataAtMost, packDraft } from '@inbox-email/bot/accounts/form/draft-metadata.ts';
import { blockOfPath, blockToMend, portBlock } from '@inbox-email/bot/accounts/form/fields.ts';
import { typedDraft } from '@inbox-email/bot/accounts/form/read-form.ts';
import {
  receivingDraftOf,
  receivingSettingsOf,
  usualReceiving,
} from '@inbox-email/bot/accounts/form/receiving-draft.ts';
import { accountSettings, receivingSettings } from '@inbox-email/core/account/account.ts';
import type { Technology } from '@inbox-email/core/account/technology.ts';
import { describe, expect, test } from 'vitest';
import { anAccount, longestAccount } from '../an-account.ts';

const withIncoming = (technology: Technology, port: string): Draft => ({
  ...newDraft,
  incoming: { ...newDraft.incoming, technology, port },
});

describe('the port of the form', () => {
  test.each<[string, Technology, string, Technology, string]>([
    ['that we filled in follows', 'imap-tls', '993', 'imap-starttls', '143'],
    ['that was emptied follows', 'imap-tls', '', 'imap', '143'],
    ['that somebody typed stays', 'imap-tls', '1993', 'imap-starttls', '1993'],
    ['that is no number stays, to be seen and mended', 'imap-tls', 'x993', 'imap-starttls', 'x993'],
    ['stays where the technology does', 'imap-tls', '', 'imap-tls', ''],
  ])('%s', (_rule, before, shown, after, expected) => {
    const next = withPortsFollowing(withIncoming(before, shown), withIncoming(after, shown));
    expect(next.incoming.port).toBe(expected);
  });

  test('is filled in anew under a new block id, since Slack keeps what an old one holds', () => {
    const next = withPortsFollowing(withIncoming('imap-tls', '993'), withIncoming('imap', '993'));
    expect(portBlock('incoming', next)).not.toBe(portBlock('incoming', newDraft));
    expect(portBlock('outgoing', next)).toBe(portBlock('outgoing', newDraft));
  });

  test('typed, kept over a switch, and typed back to the usual one follows again', () => {
    const typed = withPortsFollowing(withIncoming('imap-tls', '4993'), withIncoming('imap', '4993'));
    const back = withPortsFollowing(typed, {
      ...typed,
      incoming: { ...typed.incoming, technology: 'imap-tls', port: '143' },
    });
    expect(back.incoming.port).toBe('993');
  });
});

describe('what is typed into the form', () => {
  const view = (draft: Draft, values: object) => ({
    private_metadata: packDraft(draft),
    state: { values: values as never },
  });

  test('overlays what the form was drawn with', () => {
    const draft = typedDraft(
      view(newDraft, {
        name: { value: { type: 'plain_text_input', value: 'SAC' } },
        login: { value: { type: 'plain_text_input', value: null } },
        'incoming.technology': { any: { type: 'static_select', selected_option: { value: 'imap' } } },
        'incoming.port:3': { value: { type: 'plain_text_input', value: '4143' } },
        'outgoing.otherIdentity': { any: { type: 'checkboxes', selected_options: [{ value: 'yes' }] } },
        type: { value: { type: 'static_select', selected_option: { value: 'type-1' } } },
        moreOptions: { any: { type: 'checkboxes', selected_options: [{ value: 'yes' }] } },
        folders: { value: { type: 'plain_text_input', value: 'INBOX\n Vendas' } },
        since: { value: { type: 'datepicker', selected_date: '2026-01-31' } },
        afterReading: { any: { type: 'static_select', selected_option: { value: 'move' } } },
        moveTo: { value: { type: 'plain_text_input', value: 'Feitos' } },
      }),
    );
    expect(draft).toMatchObject({
      name: 'SAC',
      login: '',
      incoming: { technology: 'imap', port: '4143' },
      outgoing: { otherIdentity: true },
      typeId: 'type-1',
      moreOptions: true,
      receiving: { folders: 'INBOX, Vendas', afterReading: 'move', moveTo: 'Feitos', since: '2026-01-31' },
    });
  });

  test('keeps the login of a field that is hidden at the moment', () => {
    const hidden = { ...newDraft, outgoing: { ...newDraft.outgoing, login: 'relay' } };
    expect(typedDraft(view(hidden, {})).outgoing.login).toBe('relay');
  });

  test('becomes settings that the desk takes, the login being the address unless another is given', () => {
    const settings = settingsOf(draftOf(anAccount()));
    expect(accountSettings.parse(settings)).toMatchObject({ incoming: { login: 'sac@empresa.com.br', port: 993 } });
    expect(settingsOf({ ...draftOf(anAccount()), login: ' sac ' }).incoming.login).toBe('sac');
    expect(settings.outgoing).not.toHaveProperty('otherIdentity');
  });

  test('survives the way through an account and back', () => {
    const account = anAccount({
      outgoing: { protocol: 'smtp-tls', host: 'smtp.x.co', port: 465, otherIdentity: { login: 'relay' } },
    });
    const { id, version, active, state, stateCause, createdAt, lastMailAt, ...settings } = account;
    expect(accountSettings.parse(settingsOf(draftOf(account)))).toEqual(settings);
  });
});

describe('where a problem is shown', () => {
  test.each([
    ['name', 'name'],
    ['incoming.login', 'login'],
    ['incoming.port', 'incoming.port:0'],
    ['outgoing.otherIdentity.login', 'outgoing.login'],
    ['groupId', 'newGroup'],
    ['passwords.incoming', 'incoming.password'],
    ['receiving.folders', 'folders'],
    ['receiving.folders.3', 'folders'],
    ['receiving.backlog.date', 'since'],
    ['receiving.afterReading.folder', 'moveTo'],
    ['receiving.afterReading.afterDays', 'afterDays'],
    ['receiving.sizeLimitMb', 'sizeLimit'],
    ['receiving.pollMinutes', 'pollMinutes'],
    ['something.new', 'name'],
  ])('%s: %s', (path, block) => {
    expect(blockOfPath(path, newDraft)).toBe(block);
  });

  test('the login of the outgoing side is the incoming one unless it has its own', () => {
    expect(blockToMend('outgoing.login', newDraft)).toBe('login');
    const other = { ...newDraft, outgoing: { ...newDraft.outgoing, otherIdentity: true } };
    expect(blockToMend('outgoing.login', other)).toBe('outgoing.login');
  });
});

describe('how mail is received', () => {
  test.each<[string, Parameters<typeof receivingSettings.parse>[0]]>([
    ['what is usual', {}],
    ['several folders', { folders: ['INBOX', 'Vendas', 'A.B/C'] }],
    ['mail since a date', { backlog: { from: 'date', date: '2025-12-31' } }],
    ['everything', { backlog: { from: 'everything' } }],
    ['moved after reading', { afterReading: { do: 'move', folder: 'Feitos' } }],
    ['deleted after 30 days', { afterReading: { do: 'delete', afterDays: 30 } }],
    ['limits of its own', { sizeLimitMb: 5, pollMinutes: 15 }],
    ['senders checked', { checkSender: true }],
  ])('%s survives the form', (_what, settings) => {
    const receiving = receivingSettings.parse(settings);
    const again = receivingSettings.parse(receivingSettingsOf(receivingDraftOf(receiving), 'imap-tls'));
    expect(again).toEqual(receiving);
  });

  test.each([
    ['INBOX, Vendas', ['INBOX', 'Vendas']],
    ['INBOX\nVendas,\n\n SAC ,INBOX', ['INBOX', 'Vendas', 'SAC']],
    ['  ', ['INBOX']],
    [',', ['INBOX']],
  ])('the folders %j are %j', (typed, folders) => {
    expect(receivingSettingsOf({ ...usualReceiving, folders: typed }, 'imap')).toMatchObject({ folders });
  });

  test('POP3 has one folder, and neither marks nor other folders: what was chosen for IMAP falls back', () => {
    const moved = { ...usualReceiving, folders: 'A, B', afterReading: 'move' as const, moveTo: 'Feitos' };
    expect(receivingSettingsOf(moved, 'pop3-tls')).toMatchObject({
      folders: ['INBOX'],
      afterReading: { do: 'nothing' },
    });
    expect(receivingSettingsOf({ ...moved, afterReading: 'delete', afterDays: '7' }, 'pop3')).toMatchObject({
      afterReading: { do: 'delete', afterDays: '7' },
    });
  });

  test('is out of sight while it is usual, and in sight once something differs', () => {
    expect(newDraft.moreOptions).toBe(false);
    expect(draftOf(anAccount()).moreOptions).toBe(false);
    const receiving = receivingSettings.parse({ sizeLimitMb: 5 });
    expect(draftOf(anAccount({ receiving })).moreOptions).toBe(true);
  });

  test('does not come into sight for the mail that the account once began with', () => {
    const receiving = receivingSettings.parse({ backlog: { from: 'everything' } });
    expect(draftOf(anAccount({ receiving })).moreOptions).toBe(false);
  });
});

describe('the draft in a view’s private_metadata', () => {
  const full: Draft = {
    ...draftOf(longestAccount),
    newType: 't'.repeat(75),
    newGroup: 'g'.repeat(75),
    refills: { incoming: 999, outgoing: 999 },
  };

  test('fits with the longest values that all fields take, signs that JSON would escape included', () => {
    expect(packDraft(full).length).toBeLessThanOrEqual(metadataAtMost);
    const quoted = JSON.parse(JSON.stringify(full).replace(/([alhnfgt])\1{9,}/g, (run) => '\\"'.repeat(run.length)));
    expect(packDraft(quoted).length).toBeLessThanOrEqual(metadataAtMost);
  });

  test.each([
    ['an empty form', newDraft],
    ['an account', draftOf(anAccount())],
    ['the longest account', full],
  ])('brings %s back as it was', (_what, draft) => {
    expect(drawnDraft({ private_metadata: packDraft(draft) })).toEqual(draft);
  });

  test('neither begins nor ends with white space, which may not survive the way', () => {
    const packed = packDraft(newDraft);
    expect(packed.trim()).toBe(packed);
  });
});
