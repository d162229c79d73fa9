import type { Account } from '@inbox-email/core/account/account.ts';
import type { Text } from '../../text/text.ts';
import { escapeHtml, type Page } from '../../web/page.ts';
import type { Draft } from '../form/draft.ts';

/** Asks for the passwords. `word` ties the form to the browser; `problem` is what was wrong with the last try. */
export function askedPage(draft: Draft, word: string, text: Text, problem?: 'blank'): Page {
  const { page } = text.passwordPage;
  const login = draft.login.trim() || draft.address;
  const stored = draft.accountId !== null;
  return {
    language: text.language,
    status: problem === undefined ? 200 : 422,
    title: page.title(draft.name),
    body: [
      `<p>${escapeHtml(page.intro)}</p>`,
      ...(problem === undefined ? [] : [`<p class="bad" role="alert">${escapeHtml(page.blank)}</p>`]),
      '<form method="post" autocomplete="off">',
      `<input type="hidden" name="word" value="${escapeHtml(word)}">`,
      field('incoming', page.incoming, [login, server(draft.incoming), ...(stored ? [page.keep] : [])], !stored),
      ...(draft.outgoing.otherIdentity
        ? [
            field(
              'outgoing',
              page.outgoing,
              [draft.outgoing.login, server(draft.outgoing), ...(draft.hasOutgoingPassword ? [page.keep] : [])],
              !draft.hasOutgoingPassword,
            ),
          ]
        : []),
      `<button type="submit">${escapeHtml(text.accounts.password.submit)}</button>`,
      '</form>',
      `<p class="quiet">${escapeHtml(page.sealed)}</p>`,
    ].join('\n'),
  };
}

export function savedPage({ name }: Account, text: Text): Page {
  const { page } = text.passwordPage;
  return {
    language: text.language,
    title: page.savedTitle(name),
    body: `<p>${escapeHtml(page.saved)}</p>`,
  };
}

export type PageFailure = 'gone' | 'otherBrowser' | 'conflict' | 'forbidden' | 'refused';

const statuses: Record<PageFailure, number> = {
  gone: 410,
  otherBrowser: 403,
  conflict: 409,
  forbidden: 403,
  refused: 422,
};

export function failedPage(failure: PageFailure, text: Text): Page {
  const { page } = text.passwordPage;
  return {
    language: text.language,
    status: statuses[failure],
    title: page.failedTitle,
    body: `<p>${escapeHtml(page.failures[failure])}</p>`,
  };
}

const server = ({ host, port }: { host: string; port: string }) => `${host}:${port}`;

function field(name: string, label: string, hints: readonly string[], required: boolean): string {
  return [
    `<label>${escapeHtml(label)} <span class="quiet">${escapeHtml(hints.join(' · '))}</span>`,
    `<input type="password" name="${name}" maxlength="1000" autocomplete="off" autocapitalize="none" spellcheck="false"${required ? ' required' : ''}${name === 'incoming' ? ' autofocus' : ''}></label>`,
  ].join('\n');
}
