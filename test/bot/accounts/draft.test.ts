import { type Draft, draftOf, newDraft, settingsOf, withPortsFollowing } from '@inbox-email/bot/accounts/form/draft.ts';
import { blockOfPath, blockToMend, portBlock } from '@inbox-email/bot/accounts/form/fields.ts';
import { typedDraft } from '@inbox-email/bot/accounts/form/read-form.ts';
import { accountSettings } from '@inbox-email/core/account/account.ts';
import type { Technology } from '@inbox-email/core/account/technology.ts';
import { describe, expect, test } from 'vitest';
import { anAccount } from './an-account.ts';

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
    private_metadata: JSON.stringify(draft),
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
      }),
    );
    expect(draft).toMatchObject({
      name: 'SAC',
      login: '',
      incoming: { technology: 'imap', port: '4143' },
      outgoing: { otherIdentity: true },
      typeId: 'type-1',
      folder: 'INBOX',
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
