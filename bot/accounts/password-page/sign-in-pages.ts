import type { Explanation } from '@inbox-email/core/account/diagnosis.ts';
import type { Grant } from '@inbox-email/core/account/grant.ts';
import type { Text } from '../../text/text.ts';
import { escapeHtml, type Page } from '../../web/page.ts';
import type { Draft } from '../form/draft.ts';

/** Asks a person to sign in elsewhere. `provider`: its name; `word` ties the form to the browser. */
export function signInPage(draft: Draft, provider: string, word: string, text: Text): Page {
  const { signIn } = text.passwordPage;
  const mailbox = draft.login.trim() || draft.address;
  return {
    language: text.language,
    title: signIn.title(draft.name),
    body: [
      `<p>${escapeHtml(draft.sharedMailbox ? signIn.introShared(provider, mailbox) : signIn.intro(provider, mailbox))}</p>`,
      '<form method="post">',
      `<input type="hidden" name="word" value="${escapeHtml(word)}">`,
      `<button type="submit">${escapeHtml(signIn.go(provider))}</button>`,
      '</form>',
      `<p class="quiet">${escapeHtml(signIn.kept)}</p>`,
    ].join('\n'),
  };
}

/** Goes on to the provider. */
export function leavingPage(url: URL, text: Text): Page {
  const { signIn } = text.passwordPage;
  return {
    language: text.language,
    title: signIn.leaving,
    body: `<p><a class="button" href="${escapeHtml(url.href)}">${escapeHtml(signIn.leave)}</a></p>`,
    goesOnTo: url.href,
  };
}

/** The person said no at the provider. `again`: a new link to try once more. */
export function turnedBackPage(again: string, text: Text): Page {
  return failed(text, 403, [text.passwordPage.signIn.turnedBack], again);
}

/** Somebody else signed in than the mailbox. */
export function otherOwnerPage({ owners: [owner = '?'] }: Grant, draft: Draft, again: string, text: Text): Page {
  const mailbox = draft.login.trim() || draft.address;
  return failed(text, 409, [text.passwordPage.signIn.otherOwner(owner, mailbox)], again);
}

/** What went wrong between the provider and us. */
export function explainedPage({ cause, remedy, serverWords }: Explanation, again: string | null, text: Text): Page {
  const said = serverWords === '' ? [] : [text.passwordPage.signIn.said(serverWords)];
  return failed(text, 502, [cause[text.language], remedy[text.language], ...said], again);
}

function failed(text: Text, status: number, words: readonly string[], again: string | null): Page {
  const { page, signIn } = text.passwordPage;
  return {
    language: text.language,
    status,
    title: page.failedTitle,
    body: [
      ...words.map((line) => `<p>${escapeHtml(line)}</p>`),
      ...(again === null
        ? []
        : [`<p><a class="button" href="${escapeHtml(again)}">${escapeHtml(signIn.again)}</a></p>`]),
    ].join('\n'),
  };
}
