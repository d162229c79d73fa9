import type { AccountPasswords } from '@inbox-email/core/account/account.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import express, { type Express, type Request, type Response } from 'express';
import type { BotContext } from '../../context.ts';
import { type Page, sendPage } from '../../web/page.ts';
import { createSameBrowser } from '../../web/same-browser.ts';
import { byPassword, type Draft } from '../form/draft.ts';
import { providerName } from '../form/provider-name.ts';
import { saveAccount, showSaved } from '../form/save-account.ts';
import { askedPage, failedPage, savedPage } from './pages.ts';
import { passwordPath, type SafePasswords } from './safe-passwords.ts';
import { createSignInJourney, signInPath } from './sign-in-journey.ts';
import { signInPage } from './sign-in-pages.ts';

/** The page on which passwords are typed. Whether the person may save is asked anew when they do. */
export function servePasswordPage(app: Express, context: BotContext, safePasswords: SafePasswords): void {
  const { publicUrl, links } = safePasswords;
  const sameBrowser = createSameBrowser(publicUrl);
  const journey = createSignInJourney(context, safePasswords, sameBrowser);
  const gone = failedPage('gone', context.defaultText);

  // GET and HEAD change nothing: the preview that Slack or a virus scanner makes of a link does not use it up.
  app.get(`${passwordPath}/:token`, async ({ params, headers }, response) => {
    const asked = await links.look(params.token);
    if (asked === null) return sendPage(response, gone);
    const { text } = await context.personOf(asked.userId);
    const word = sameBrowser.wordFor(headers.cookie, response);
    const provider = providerName(context.desk, asked.draft.signIn);
    sendPage(
      response,
      provider === undefined ? askedPage(asked.draft, word, text) : signInPage(asked.draft, provider, word, text),
    );
  });

  app.get(signInPath, (request, response) => journey.comeBack(request, response));

  const body = express.urlencoded({ extended: false, limit: '20kb', parameterLimit: 10 });
  app.post(`${passwordPath}/:token`, body, async (request: Request<{ token: string }>, response) => {
    const { headers, params } = request;
    const typed = (request.body ?? {}) as Record<string, unknown>;
    const asked = await links.look(params.token);
    if (asked === null) return sendPage(response, gone);
    const person = await context.personOf(asked.userId);
    const { text } = person;
    if (!sameBrowser.holds(headers.cookie, typed.word)) return sendPage(response, failedPage('otherBrowser', text));
    if (asked.draft.signIn !== byPassword) {
      const useUp = async () => (await links.take(params.token)) !== null;
      return journey.leave(asked, person, String(typed.word), response, useUp);
    }
    const passwords = passwordsIn(typed);
    if (isMissing(asked.draft, passwords)) {
      return sendPage(response, askedPage(asked.draft, String(typed.word), text, 'blank'));
    }
    if ((await links.take(params.token)) === null) return sendPage(response, gone);
    const account = await saveAccount(context, person, asked.draft, passwords).catch((error: unknown) =>
      answerRefusal(error, response, (failure) => failedPage(failure, text)),
    );
    if (account === null) return;
    sendPage(response, savedPage(account, text));
    // The browser has its answer: whether Slack can be drawn in is not its matter any more.
    await showSaved(context, person, account, asked.viewId).catch((error: unknown) =>
      context.log.warn({ err: error, accountId: account.id }, 'A saved account could not be shown in Slack'),
    );
  });
}

function answerRefusal(
  error: unknown,
  response: Response,
  page: (failure: 'conflict' | 'forbidden' | 'refused') => Page,
): null {
  if (!(error instanceof DeskError)) throw error;
  sendPage(response, page(error.code === 'conflict' || error.code === 'forbidden' ? error.code : 'refused'));
  return null;
}

/** Blank ones are left out, which means keep. Never log or store what this answers. */
function passwordsIn({ incoming, outgoing }: Record<string, unknown>): AccountPasswords {
  return { ...(isTyped(incoming) && { incoming }), ...(isTyped(outgoing) && { outgoing }) };
}

const isTyped = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 1000;

function isMissing({ accountId, outgoing, hasOutgoingPassword }: Draft, passwords: AccountPasswords): boolean {
  if (accountId === null && passwords.incoming === undefined) return true;
  return outgoing.otherIdentity && !hasOutgoingPassword && passwords.outgoing === undefined;
}
