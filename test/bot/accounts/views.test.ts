import { auditView } from '@inbox-email/bot/accounts/audit/audit-view.ts';
import { helpView, listView, pickView } from '@inbox-email/bot/accounts/command/command-views.ts';
import { addressView } from '@inbox-email/bot/accounts/detect/address-view.ts';
import { filledDraft } from '@inbox-email/bot/accounts/detect/filled-draft.ts';
import { foundBlocks } from '@inbox-email/bot/accounts/detect/found-blocks.ts';
import { lookingView } from '@inbox-email/bot/accounts/detect/looking-view.ts';
import { allErrorsView, errorsView } from '@inbox-email/bot/accounts/errors/errors-view.ts';
import { transcriptView } from '@inbox-email/bot/accounts/errors/transcript-view.ts';
import { conflictView } from '@inbox-email/bot/accounts/form/conflict-view.ts';
import { type Draft, draftOf, newDraft } from '@inbox-email/bot/accounts/form/draft.ts';
import { formView } from '@inbox-email/bot/accounts/form/form-view.ts';
import { passwordView } from '@inbox-email/bot/accounts/form/password-view.ts';
import { safeLinkView } from '@inbox-email/bot/accounts/form/safe-link-view.ts';
import { historyView } from '@inbox-email/bot/accounts/history/history-view.ts';
import { wholeList } from '@inbox-email/bot/accounts/home/account-list.ts';
import { homeForAgents, homeView } from '@inbox-email/bot/accounts/home/home-view.ts';
import { dryRunView } from '@inbox-email/bot/accounts/look/dry-run-view.ts';
import { foldersView, foldersWaiting } from '@inbox-email/bot/accounts/look/folders-view.ts';
import { readinessView } from '@inbox-email/bot/accounts/look/readiness-view.ts';
import { moreView } from '@inbox-email/bot/accounts/more/more-view.ts';
import { removalView } from '@inbox-email/bot/accounts/removal/removal-view.ts';
import { groupView, typeView } from '@inbox-email/bot/accounts/setup/name-views.ts';
import { setupView } from '@inbox-email/bot/accounts/setup/setup-view.ts';
import {
  askForAudience,
  interruptedMessage,
  stoppedMessage,
  testMessage,
} from '@inbox-email/bot/accounts/test/channel-view.ts';
import { interruptedReport, testReport } from '@inbox-email/bot/accounts/test/report-view.ts';
import { newTokenView, tokenMadeView } from '@inbox-email/bot/accounts/tokens/new-token-view.ts';
import { tokensView } from '@inbox-email/bot/accounts/tokens/tokens-view.ts';
import { notice } from '@inbox-email/bot/block-kit.ts';
import { type Text, textIn } from '@inbox-email/bot/text/text.ts';
import { showTicketView } from '@inbox-email/bot/tickets/show-ticket.ts';
import { type Diagnosis, nothingTestedYet } from '@inbox-email/core/account/diagnosis.ts';
import type { Detection } from '@inbox-email/core/account/discover/detection.ts';
import { explanationOf } from '@inbox-email/core/account/explain.ts';
import { scopes } from '@inbox-email/core/api-token.ts';
import type { Change } from '@inbox-email/core/changes/change.ts';
import type { TrialOutcome } from '@inbox-email/core/filing/would-become.ts';
import { languages } from '@inbox-email/core/language.ts';
import { defaultFollowUp } from '@inbox-email/core/ticket/follow-up.ts';
import { blockComplaints } from '@inbox-email/sandbox/slack/block-kit/check-blocks.ts';
import { viewComplaints } from '@inbox-email/sandbox/slack/block-kit/check-view.ts';
import { wordsOf } from '@inbox-email/sandbox/slack/driver.ts';
import type { KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { worstReadiness } from './a-readiness.ts';
import { aHealth, anAccount, anError, longestAccount, wrongPassword } from './an-account.ts';
import { anAudit, poorAudit } from './an-audit.ts';

const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

const long = 'ã'.repeat(75);
const groups = [{ id: 'group-1', name: 'SAC', channel: 'C0SAC00001', followUp: defaultFollowUp }];
const types = [{ id: 'type-1', name: 'Atendimentos do e-mail' }];
const longest = longestAccount;
const longDetection: Detection = {
  address: longest.address,
  incoming: [{ technology: 'imap-tls', host: longest.incoming.host, port: 993, login: longest.incoming.login }],
  outgoing: [{ protocol: 'smtp', host: longest.outgoing.host, port: 25, login: longest.address }],
  source: 'mx',
  found: longest.incoming.host,
  hints: [
    { code: 'app-password', url: `https://help.example/${'x'.repeat(500)}` },
    ...(
      ['google-sign-in', 'microsoft-sign-in', 'password-off', 'switch-on-imap', 'no-imap', 'provider-page'] as const
    ).map((code) => ({ code, url: null })),
    ...(['plaintext', 'outside-domain'] as const).map((code) => ({ code, url: null })),
  ],
};
const aChange = (name: string): Change => ({
  id: 1,
  at: 5,
  actor: { id: 'U0ANA00001', name: long },
  action: 'edit',
  subject: { kind: 'account', id: 'a', name },
  fields: [
    { field: 'incoming.password', before: null, after: null, secret: true },
    { field: 'groupId', before: 'group-1', after: null },
    { field: 'people', before: null, after: 'U0ANA00001, U0BRUNO001' },
    ...many(20, (index) => ({
      field: `signature${index}`,
      before: 'x'.repeat(300),
      after: '<!channel> *b*'.repeat(20),
    })),
  ],
});
const fullDisk = { cause: 'disk-full', since: Date.UTC(2026, 0, 1) } as const;

const unknownCertificate: Diagnosis = {
  ...nothingTestedYet(longest),
  outgoing: [
    {
      ...{
        stage: 'tls',
        status: 'failed',
        milliseconds: 12,
        explanation: explanationOf('certificate-changed', 'outgoing', ''),
      },
      certificate: { sha256: 'AB:'.repeat(31).concat('AB'), name: long, issuer: long, until: 0 },
      about: longest.address,
    },
  ],
  finished: true,
};

const filed = {
  groupId: 'group-1',
  ticketTypeId: 'type-1',
  priority: 'high',
  closed: true,
  rules: [long, long],
} as const;
const triedMails: TrialOutcome[] = (
  [
    { kind: 'opened', ...filed, rules: [long, long] },
    { kind: 'appended', ticketId: 7, ...filed, rules: [] },
    { kind: 'appended', ticketId: null, ...filed, rules: [] },
    { kind: 'known', ticketId: 3 },
    { kind: 'ignored', reason: 'own-mail', rule: null },
    { kind: 'ignored', reason: '', rule: long },
    { kind: 'quarantined' },
  ] satisfies TrialOutcome['becomes'][]
).flatMap((becomes) =>
  many(3, (index) => ({
    from: { name: index ? '<!channel>'.repeat(100) : '', address: 'a@b.example' },
    subject: index ? 's'.repeat(3000) : '',
    at: index ? 5 : null,
    becomes,
  })),
);

const halfway: Diagnosis = {
  ...nothingTestedYet(anAccount()),
  incoming: [
    { stage: 'connect', status: 'passed', milliseconds: 12, detail: { kind: 'addresses', addresses: ['127.0.0.1'] } },
    { stage: 'tls', status: 'skipped' },
    { stage: 'sign-in', status: 'running' },
    { stage: 'folder', status: 'waiting' },
  ],
};
const failed: Diagnosis = {
  incoming: [
    { stage: 'connect', status: 'passed', milliseconds: 12, detail: { kind: 'words', words: 'd'.repeat(5000) } },
    { stage: 'tls', status: 'passed', milliseconds: 9 },
    { stage: 'sign-in', status: 'failed', milliseconds: 30, explanation: wrongPassword },
    { stage: 'folder', status: 'skipped' },
  ],
  outgoing: [
    {
      stage: 'connect',
      status: 'failed',
      milliseconds: 15_000,
      explanation: { ...wrongPassword, field: 'outgoing.host', serverWords: 's'.repeat(9000) },
    },
    { stage: 'tls', status: 'skipped' },
    { stage: 'sign-in', status: 'skipped' },
    { stage: 'send', status: 'skipped' },
  ],
  finished: true,
  passed: false,
};

const allOptions = {
  moreOptions: true,
  receiving: {
    folders: 'INBOX, Vendas',
    backlog: 'date' as const,
    since: '2026-01-31',
    afterReading: 'delete' as const,
    moveTo: '',
    afterDays: '30',
    sizeLimitMb: '50',
    pollMinutes: '1',
    checkSender: true,
  },
};

const providers = [{ id: 'google', name: 'Google' }];

const modals: Record<string, (text: Text) => object> = {
  'the address of a new account': (text) => addressView(text),
  'servers being looked for': (text) =>
    lookingView(
      longest.address,
      {
        steps: [
          { step: 'table', status: 'nothing' },
          { step: 'mx', status: 'running' },
          { step: 'srv', status: 'found', found: longest.incoming.host },
        ],
      },
      text,
    ),
  'a form filled in by what was found, with all hints': (text) =>
    formView(
      filledDraft(longDetection, providers),
      { groups, types, providers, found: foundBlocks(longDetection, { account: long, providers: [] }, text) },
      text,
    ),
  'a form of a provider without servers': (text) =>
    formView(
      filledDraft({ ...longDetection, incoming: [], outgoing: [] }, providers),
      {
        groups,
        types,
        providers,
        found: foundBlocks({ ...longDetection, incoming: [], outgoing: [] }, { providers: [] }, text),
      },
      text,
    ),
  'an empty form': (text) => formView(newDraft, { groups, types, providers }, text),
  'a form with neither groups nor types': (text) => formView(newDraft, { groups: [], types: [], providers: [] }, text),
  'a form with the longest values and 100 groups': (text) =>
    formView(
      draftOf(longest),
      {
        groups: many(100, (index) => ({ id: `group-${index}`, name: long, channel: null, followUp: defaultFollowUp })),
        types: many(100, (index) => ({ id: `type-${index}`, name: long })),
        providers,
        mend: { words: 'w'.repeat(500), field: 'outgoing.login' },
      },
      text,
    ),
  'the passwords of a new account': (text) => passwordView({ ...newDraft, address: 'a@b.co' }, text, { back: true }),
  'the passwords of the longest account': (text) =>
    passwordView(draftOf(longest), text, { back: false, mend: { words: 'w', field: 'outgoing.password' } }),
  'a test about to begin': (text) =>
    testReport(anAccount(), nothingTestedYet(anAccount()), text, text.accounts.report.saved),
  'the way to our page for the longest account': (text) =>
    safeLinkView(draftOf(longest), `https://${'h'.repeat(200)}.example/password/x`, text, { words: 'w', field: null }),
  'the form of an account that signs in elsewhere': (text) =>
    formView({ ...draftOf(longest), signIn: 'gone', sharedMailbox: true }, { groups, types, providers }, text),
  'the way to a sign-in for the longest account': (text) =>
    safeLinkView(
      { ...draftOf(longest), signIn: 'google' },
      `https://${'h'.repeat(200)}.example/password/x`,
      text,
      undefined,
      long,
    ),
  'the way to our page for a new account': (text) => safeLinkView(newDraft, 'https://mail.example/password/x', text),
  'a test half done': (text) => testReport(anAccount(), halfway, text),
  'a test that failed': (text) => testReport(longest, failed, text),
  'a test that was interrupted': (text) => interruptedReport(anAccount(), text),
  'a conflict': (text) =>
    conflictView(
      { accountId: 'a', saved: longest, typed: anAccount(), change: aChange(longest.name), groups, types },
      text,
    ),
  'a conflict about nothing': (text) =>
    conflictView({ accountId: 'a', saved: anAccount(), typed: anAccount(), change: null, groups, types }, text),
  'a history of nothing': (text) => historyView({ changes: [], of: null, groups, types }, text),
  'a long history': (text) =>
    historyView(
      {
        changes: many(16, () => aChange(longest.name)),
        of: { id: longest.id, name: longest.name },
        groups,
        types,
        said: text.history.fileSent,
      },
      text,
    ),
  'folders that are being asked for': (text) => foldersWaiting(text),
  'folders that could not be asked for': (text) => foldersView(longest, { failure: wrongPassword }, text),
  'no folder at all': (text) => foldersView(longest, { folders: [{ name: '', use: null }] }, text),
  'many folders': (text) =>
    foldersView(
      longest,
      { folders: many(150, (index) => ({ name: `${index} ${'f'.repeat(index)}`, use: index === 0 ? 'inbox' : null })) },
      text,
    ),
  'a dry run about to begin': (text) => dryRunView(longest, { step: 'sign-in' }, { groups, types }, text),
  'a dry run half done': (text) => dryRunView(longest, { step: 'fetch', fetched: 3, of: 20 }, { groups, types }, text),
  'a dry run that failed': (text) =>
    dryRunView(longest, { step: 'failed', failure: wrongPassword }, { groups, types }, text),
  'a dry run of an empty mailbox': (text) => dryRunView(longest, { step: 'done', mails: [] }, { groups, types }, text),
  'a dry run of long mails': (text) =>
    dryRunView(longest, { step: 'done', mails: triedMails }, { groups, types }, text),
  'more settings of an ordinary account': (text) => moreView(anAccount(), text, { previewed: '' }),
  'more settings of the longest account': (text) => moreView(longest, text, { back: true }),
  'a test that shows a certificate': (text) => testReport(longest, unknownCertificate, text),
  'a removal': (text) => removalView(longest, text),
  'delivery readiness being asked': (text) => readinessView(anAccount(), null, text),
  'delivery readiness of the longest account': (text) => readinessView(longest, worstReadiness, text),
  'no errors': (text) =>
    errorsView(anAccount(), { errors: [], quarantine: [], health: null, mayChange: true, page: 0 }, text),
  'a hundred errors': (text) =>
    errorsView(
      longest,
      {
        errors: many(100, (index) =>
          anError({
            id: index,
            count: index + 1,
            recoveredAt: index % 2 ? 5 : null,
            mailsAffected: 3,
            transcript: ['→ A'],
          }),
        ),
        quarantine: many(101, (index) => ({ mailId: index, reason: 'RangeError', size: 12_000, receivedAt: 5 })),
        health: aHealth(longest.id),
        mayChange: true,
        page: 1,
        retriedQuarantine: { filed: 2, of: 103 },
        retried: {
          account: longest,
          result: { quarantined: 1000, filed: 999, answers: 12, failure: 'wrong-password', unaccounted: 3 },
        },
      },
      text,
    ),
  'no errors of any account': (text) =>
    allErrorsView({ accounts: [anAccount()], errors: [], health: [aHealth()], mayChange: true, page: 0 }, text),
  'a hundred errors of many accounts': (text) =>
    allErrorsView(
      {
        accounts: many(50, (index) => ({ ...longest, id: `id-${index}` })),
        errors: many(100, (index) => anError({ id: index, accountId: `id-${index % 50}`, transcript: ['→ A'] })),
        health: many(50, (index) => aHealth(`id-${index}`)),
        mayChange: true,
        page: 0,
        retried: { account: longest, result: null },
      },
      text,
    ),
  'one mail in quarantine': (text) =>
    errorsView(
      anAccount(),
      {
        errors: [anError()],
        quarantine: [{ mailId: 1, reason: '<!channel>', size: 1, receivedAt: 5 }],
        health: null,
        mayChange: true,
        page: 0,
      },
      text,
    ),
  'a conversation with a server': (text) =>
    transcriptView(anError({ transcript: ['→ A1 LOGIN •••', '← A1 NO <!channel> *no*'] }), text),
  'an endless conversation': (text) =>
    transcriptView(
      anError({ transcript: many(5000, (index) => `← ${index} ${'x'.repeat(index % 50 ? 280 : 9000)}`) }),
      text,
    ),
  'an audit under way': (text) =>
    auditView(
      [
        { name: 'SAC', audit: null },
        { name: 'Vendas', audit: anAudit() },
      ],
      null,
      text,
    ),
  'an audit of nothing': (text) => auditView([], null, text),
  'an audit in which all is well': (text) => auditView([{ name: 'SAC', audit: anAudit() }], 'id', text),
  'an audit with mails that nobody has': (text) => auditView([{ name: long, audit: poorAudit }], 'id', text),
  'an audit that could not compare': (text) =>
    auditView([{ name: 'SAC', audit: anAudit({ comparedAt: null, failure: 'inactive' }) }], 'id', text),
  'an audit of 1000 accounts full of trouble': (text) =>
    auditView(
      many(1000, () => ({ name: long, audit: { ...poorAudit, failure: 'wrong-password' } })),
      null,
      text,
    ),
  'a form with all options': (text) => formView({ ...newDraft, ...allOptions }, { groups, types, providers }, text),
  'the form of a POP3 account with all options': (text) =>
    formView(
      { ...newDraft, ...allOptions, incoming: { ...newDraft.incoming, technology: 'pop3' } },
      { groups, types, providers },
      text,
    ),
  'the number of a ticket': (text) => showTicketView('7', text),
  'empty settings': (text) => setupView({ groups: [], types: [], supervisors: [], observers: [] }, text),
  'full settings': (text) =>
    setupView(
      {
        groups: many(60, (index) => ({
          id: `g${index}`,
          name: long,
          channel: index % 2 ? 'C0SAC00001' : null,
          followUp: defaultFollowUp,
        })),
        types: many(60, (index) => ({ id: `t${index}`, name: long })),
        supervisors: ['U0ANA00001'],
        observers: [],
        refusal: text.accounts.setup.groupInUse(long),
      },
      text,
    ),
  'a new group': (text) => groupView(null, text),
  'a group': (text) => groupView({ id: 'g', name: long, channel: 'C0SAC00001', followUp: defaultFollowUp }, text),
  'a new type': (text) => typeView(null, text),
  'a type': (text) => typeView({ id: 't', name: long }, text),
  'no API tokens': (text) => tokensView([], text),
  'as many API tokens as there can be': (text) =>
    tokensView(
      many(45, (index) => ({
        ...{ id: `t${index}`, name: long, scopes: [...scopes], createdBy: 'U0ANA00001', createdAt: 5 },
        lastUsedAt: index % 2 ? 5 : null,
      })),
      text,
    ),
  'a new API token': (text) => newTokenView(text),
  'an API token that was made': (text) => tokenMadeView(long, `ibx_${'x'.repeat(32)}`, text),
  'a refusal': ({ refusals }) => notice(refusals.title, refusals.close, refusals.forbidden(['U1', 'U2', 'U3'])),
};

const homes: Record<string, (text: Text) => object> = {
  'a home without accounts': (text) =>
    homeView({ accounts: [], groups, types, health: [], storage: null, wish: wholeList, mayChange: true }, text),
  'a home with 1000 accounts in trouble': (text) =>
    homeView(
      {
        accounts: many(1000, () => longest),
        groups,
        types,
        health: [aHealth(longest.id)],
        storage: fullDisk,
        wish: { page: 7, find: 'a', order: 'trouble' },
        mayChange: true,
      },
      text,
    ),
  'a home for observers': (text) =>
    homeView(
      {
        ...{ accounts: many(30, () => longest), groups, types, health: [aHealth(longest.id)] },
        ...{ storage: null, wish: wholeList, mayChange: false },
      },
      text,
    ),
  'an empty home for observers': (text) =>
    homeView({ accounts: [], groups, types, health: [], storage: null, wish: wholeList, mayChange: false }, text),
  'a home for agents': (text) => homeForAgents([], text),
};

const whispers: Record<string, (text: Text) => { blocks: object[] }> = {
  help: (text) => helpView(text),
  'help for an unknown word': (text) => helpView(text, { word: '<!channel>', suggestion: 'errors' }),
  'a list of 1000 accounts': (text) =>
    listView(
      many(1000, () => longest),
      text,
    ),
  'a menu of 1000 accounts': (text) =>
    pickView(
      'test',
      'other',
      long,
      many(1000, (index) => anAccount({ ...longest, id: `id-${index}` })),
      true,
      text,
    ),
  'who shall see a test': (text) => askForAudience(longest, text),
  'a test in a channel, half done': (text) => testMessage(anAccount(), halfway, text, { testId: 't', notes: ['n'] }),
  'a test in a channel that failed': (text) => testMessage(longest, failed, text, { testId: 't', notes: ['n'] }),
  'a test in a channel that was stopped': (text) => stoppedMessage(longest, text),
  'a test in a channel that was interrupted': (text) => interruptedMessage(longest, text),
  'no account of that name': (text) => pickView('remove', 'other', 'x', [anAccount()], false, text),
};

const blocksOf = (view: { blocks: object[] }) => view.blocks as KnownBlock[];

describe.each(languages)('in %s Slack takes', (language) => {
  const text = textIn(language);
  test.each(Object.entries(modals))('%s', (_name, view) => {
    expect(viewComplaints(view(text), 'modal')).toEqual([]);
  });
  test.each(Object.entries(homes))('%s', (_name, view) => {
    expect(viewComplaints(view(text), 'home')).toEqual([]);
  });
  test.each(Object.entries(whispers))('%s', (_name, message) => {
    expect(blockComplaints(message(text).blocks, 'message', '/blocks')).toEqual([]);
  });
});

test.each(languages)('in %s no title, button or entry is cut short', (language) => {
  const text = textIn(language);
  const drawn = [
    ...Object.entries(modals)
      .filter(([name]) => !/longest|hundred|full|failed|endless|1000|^a (group|type|removal)$/.test(name))
      .map(([, view]) => view(text)),
    homeView(
      { accounts: [anAccount()], groups, types, health: [aHealth()], storage: null, wish: wholeList, mayChange: true },
      text,
    ),
    errorsView(anAccount(), { errors: [anError()], quarantine: [], health: null, mayChange: true, page: 0 }, text),
    removalView(anAccount(), text),
    groupView(null, text),
    typeView(null, text),
  ];
  expect(JSON.stringify(drawn).match(/"type":"plain_text","text":"[^"]*…"/g)).toBeNull();
});

describe('what a stranger wrote', () => {
  const text = textIn('en');

  test('stays literal: nobody is pinged, nothing is a link', () => {
    const hostile = anAccount({ name: '<!channel> *bold* <https://evil|bank>', address: 'a&b@empresa.com' });
    const shown = JSON.stringify([
      homeView(
        { accounts: [hostile], groups, types, health: [], storage: null, wish: wholeList, mayChange: true },
        text,
      ),
      testReport(hostile, failed, text),
      listView([hostile], text),
      removalView(hostile, text),
    ]);
    expect(shown).not.toContain('<!channel> *bold*');
    expect(shown).toContain('&lt;!channel&gt; ∗bold∗ &lt;https://evil|bank&gt;');
  });

  test('the words of a server are shown verbatim, as text that formats nothing', () => {
    const view = errorsView(
      anAccount(),
      { errors: [anError()], quarantine: [], health: null, mayChange: true, page: 0 },
      text,
    );
    const texts = JSON.stringify(view.blocks.filter(({ type }) => type === 'rich_text'));
    expect(texts).toContain(JSON.stringify(wrongPassword.serverWords));
  });
});

describe('the account form', () => {
  const text = textIn('pt-BR');
  const labels = (draft: Draft) =>
    blocksOf(formView(draft, { groups, types, providers: [] }, text)).flatMap((block) =>
      block.type === 'input' ? [block.label.text] : [],
    );

  test('has the labels of the screen that it brings to Slack', () => {
    expect(labels(newDraft)).toEqual([
      'Nome da conta',
      'Endereço de e-mail',
      'Usuário',
      'Servidor de entrada',
      'Tecnologia',
      'Porta',
      'Servidor de saída',
      'Protocolo',
      'Porta',
      'Identificação',
      'Tipo',
      'Grupo',
      'Mais opções',
    ]);
  });

  const open = (different: Partial<Draft>) => labels({ ...newDraft, moreOptions: true, ...different }).slice(13);
  const { receiving } = newDraft;

  test('keeps how mail is received behind one box', () => {
    const usual = [
      'Pastas',
      'Quais e-mails',
      'Depois de ler',
      'Limite de tamanho em MB',
      'Minutos entre as consultas',
      'Verificar remetentes por conta própria',
    ];
    expect(open({})).toEqual(usual);
    expect(open({ receiving: { ...receiving, backlog: 'date' } })).toContain('Desde');
    expect(open({ receiving: { ...receiving, afterReading: 'move' } })).toContain('Mover para');
    expect(open({ receiving: { ...receiving, afterReading: 'delete' } })).toContain('Excluir depois de quantos dias');
  });

  test('offers POP3 neither folders nor marks', () => {
    const pop3 = { ...newDraft.incoming, technology: 'pop3-tls' as const };
    expect(open({ incoming: pop3 })).not.toContain('Pastas');
    const view = formView({ ...newDraft, moreOptions: true, incoming: pop3 }, { groups, types, providers: [] }, text);
    expect(JSON.stringify(view)).not.toMatch(/mark-seen|"move"/);
  });

  test('tells which mail an existing account began with, which cannot be chosen again', () => {
    const since = { ...anAccount().receiving, backlog: { from: 'date' as const, date: '2026-01-31' } };
    const view = formView(
      { ...draftOf(anAccount({ receiving: since })), moreOptions: true },
      { groups, types, providers: [] },
      text,
    );
    expect(JSON.stringify(view)).toContain('Esta conta começou com: desde uma data 2026-01-31.');
    expect(JSON.stringify(view)).not.toContain('account.form.backlog');
  });

  test('shows the other login only where another identification is used', () => {
    const other = { ...newDraft, outgoing: { ...newDraft.outgoing, otherIdentity: true } };
    expect(labels(other)).toContain('Usuário do servidor de saída');
    expect(labels(newDraft)).not.toContain('Usuário do servidor de saída');
  });

  test('never asks for a password, and never carries one along', () => {
    const view = formView(draftOf(anAccount()), { groups, types, providers: [] }, text);
    expect(JSON.stringify(view)).not.toMatch(/password"|Senha/);
  });

  test('the password view dispatches no actions: each would carry what is typed', () => {
    const view = passwordView(draftOf(longest), text, { back: true });
    expect(JSON.stringify(view)).not.toMatch(/dispatch_action|"actions"|"button"/);
    expect(view.submit?.text).toBe('Salvar e testar');
  });
});

describe('the menu of an account', () => {
  const entries = (active: boolean) => {
    const view = homeView(
      { accounts: [anAccount({ active })], groups, types, health: [], storage: null, wish: wholeList, mayChange: true },
      textIn('pt-BR'),
    );
    const menus = blocksOf(view).flatMap((block) =>
      block.type === 'section' && block.accessory?.type === 'overflow' ? [block.accessory.options] : [],
    );
    return menus[0]?.map(({ text }) => text.text);
  };

  test('offers a paused account to go on, and says why it stands still', () => {
    const paused = anAccount({ state: 'paused', stateCause: 'wrong-password' });
    for (const language of languages) {
      const view = JSON.stringify(
        homeView(
          { accounts: [paused], groups, types, health: [], storage: null, wish: wholeList, mayChange: true },
          textIn(language),
        ),
      );
      const { activate, deactivate } = textIn(language).accounts;
      expect(view).toContain(`"${activate}"`);
      expect(view).not.toContain(`"${deactivate}"`);
      expect(view).toContain(explanationOf('wrong-password', 'incoming', '').cause[language]);
      expect(view).toContain(`toggle:${paused.id}:active`);
    }
  });

  test('has exactly the five entries of the screen, the switch saying where it leads', () => {
    expect(entries(true)).toEqual(['Editar', 'Testar', 'Exibir últimos erros', 'Inativar', 'Remover']);
    expect(entries(false)).toEqual(['Editar', 'Testar', 'Exibir últimos erros', 'Ativar', 'Remover']);
  });
});

describe('an audit', () => {
  const text = textIn('en');
  const words = (view: object) => wordsOf(view);

  test('says 0 unaccounted with a tick, counts by verdict, and what was ignored by reason', () => {
    const view = words(auditView([{ name: 'SAC', audit: anAudit() }], 'id', text));
    expect(view).toContain('✅ *SAC*: 0 unaccounted');
    expect(view).toContain('12 opened a ticket');
    expect(view).toContain('5 ignored (3 older than the account’s beginning, 1 the same mail again, 1 new-reason)');
    expect(view).toContain('20 mails on the server');
  });

  test('names the mails that nobody has', () => {
    const view = words(auditView([{ name: 'SAC', audit: poorAudit }], 'id', text));
    expect(view).toContain('*60 unaccounted*');
    expect(view).toContain('INBOX · 1 · 12 kB · 2026-01-02 03:04 UTC');
    expect(view).toContain('…and 45 more');
  });

  test.each([
    ['inactive', 'the account is inactive.'],
    ['paused', 'the account is stopped until somebody activates it.'],
    ['connection-refused', explanationOf('connection-refused', 'incoming', '').cause.en],
  ])('that could not ask the server (%s) says why in words', (failure, why) => {
    expect(words(auditView([{ name: 'SAC', audit: anAudit({ failure }) }], 'id', text))).toContain(why);
  });

  test('begins with the accounts that need a person’s eye', () => {
    const accounts = [
      ...many(40, (index) => ({ name: `well ${index}`, audit: anAudit() })),
      { name: 'poor', audit: poorAudit },
    ];
    const view = words(auditView(accounts, null, text));
    expect(view.indexOf('*poor*')).toBeLessThan(view.indexOf('*well 0*'));
    expect(view).toContain('23 more accounts, in which all is well.');
  });

  test('stays literal where a server names its folders', () => {
    const hostile = { ...poorAudit, differences: [{ folder: '<!channel>', key: '*1*', size: 1, internalDate: null }] };
    const { blocks } = auditView([{ name: '<!here>', audit: hostile }], 'id', text);
    const markup = JSON.stringify(blocks.filter(({ type }) => type !== 'rich_text'));
    expect(markup).not.toMatch(/<!(channel|here)>/);
  });
});
