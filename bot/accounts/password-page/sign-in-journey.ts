import { createHash, createHmac } from 'node:crypto';
import { explain } from '@inbox-email/core/account/explain.ts';
import { failureOf } from '@inbox-email/core/account/failure.ts';
import type { Grant } from '@inbox-email/core/account/grant.ts';
import { StageError } from '@inbox-email/core/account/stage-error.ts';
import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { Request, Response } from 'express';
import type { BotContext } from '../../context.ts';
import type { Person } from '../../person.ts';
import { createOneTimeLinks } from '../../web/one-time-links.ts';
import { sendPage } from '../../web/page.ts';
import type { SameBrowser } from '../../web/same-browser.ts';
import { saveAccount, showSaved } from '../form/save-account.ts';
import { failedPage, savedPage } from './pages.ts';
import type { Asked, SafePasswords } from './safe-passwords.ts';
import { explainedPage, leavingPage, otherOwnerPage, turnedBackPage } from './sign-in-pages.ts';

/** Where providers send browsers back to, below PUBLIC_URL: has to be registered with them. */
export const signInPath = '/sign-in/done';

export const redirectUriOf = (publicUrl: string) => publicUrl.replace(/\/+$/, '') + signInPath;

/** The way of a browser to an identity provider and back (OpenID Connect Core 1.0, section 3.1). */
export interface SignInJourney {
  /** Sends the browser there; `useUp` is asked just before, and false ends the journey. */
  leave(asked: Asked, person: Person, word: string, response: Response, useUp: () => Promise<boolean>): Promise<void>;
  /** Takes what the browser came back with, and saves the account. */
  comeBack(request: Request, response: Response): Promise<void>;
}

export function createSignInJourney(
  context: BotContext,
  safePasswords: SafePasswords,
  sameBrowser: SameBrowser,
): SignInJourney {
  const { desk, database, defaultText, personOf, log } = context;
  const redirectUri = redirectUriOf(safePasswords.publicUrl);
  // The token of such a link is the `state` that the provider sends back: known to nobody else, and used once.
  const journeys = createOneTimeLinks<Asked & { browser: string }>(database, 'sign-in');
  return {
    async leave(asked, person, word, response, useUp) {
      const { draft } = asked;
      const state = await journeys.issue({ ...asked, browser: hashed(word) });
      const mailbox = draft.login.trim() || draft.address;
      try {
        const request = { providerId: draft.signIn, redirectUri, mailbox, ...secretsOf(word, state) };
        const url = await desk.signIn.begin(person.actor, request);
        if (!(await useUp())) return sendPage(response, failedPage('gone', person.text));
        sendPage(response, leavingPage(url, person.text));
      } catch (error) {
        if (!(error instanceof StageError)) throw error;
        sendPage(response, explainedPage(explanationOf(error), null, person.text));
      }
    },
    async comeBack({ query, headers, originalUrl }, response) {
      const state = typeof query.state === 'string' ? query.state : '';
      const asked = await journeys.look(state);
      if (asked === null) return sendPage(response, failedPage('gone', defaultText));
      const person = await personOf(asked.userId);
      const { text } = person;
      const word = sameBrowser.wordOf(headers.cookie);
      if (hashed(word) !== asked.browser) return sendPage(response, failedPage('otherBrowser', text));
      if ((await journeys.take(state)) === null) return sendPage(response, failedPage('gone', text));
      const { draft, viewId } = asked;
      const again = () => safePasswords.linkFor(person, draft, viewId);
      if (query.error === 'access_denied') return sendPage(response, turnedBackPage(await again(), text));
      let grant: Grant | null = null;
      try {
        const cameBackTo = new URL(redirectUri + originalUrl.replace(/^[^?]*/, ''));
        grant = await desk.signIn.finish(person.actor, draft.signIn, cameBackTo, secretsOf(word, state));
        const account = await saveAccount(context, person, draft, { grant });
        sendPage(response, savedPage(account, text));
        // The browser has its answer: whether Slack can be drawn in is not its matter any more.
        await showSaved(context, person, account, viewId).catch((error: unknown) =>
          log.warn({ err: error, accountId: account.id }, 'A saved account could not be shown in Slack'),
        );
      } catch (error) {
        if (error instanceof StageError) {
          return sendPage(response, explainedPage(explanationOf(error), await again(), text));
        }
        if (!(error instanceof DeskError)) throw error;
        if (grant !== null && error.issues.some(({ path }) => path === 'signIn')) {
          return sendPage(response, otherOwnerPage(grant, draft, await again(), text));
        }
        const told = error.code === 'conflict' || error.code === 'forbidden' ? error.code : 'refused';
        sendPage(response, failedPage(told, text));
      }
    },
  };
}

/** The verifier and the nonce are stored nowhere: they follow from what only this browser has, and the state. */
function secretsOf(word: string, state: string) {
  const derived = (use: string) => createHmac('sha256', word).update(`${use} ${state}`).digest('base64url');
  return { state, verifier: derived('verifier'), nonce: derived('nonce') };
}

const explanationOf = ({ cause }: StageError) => explain(failureOf('incoming', 'sign-in', cause));
const hashed = (word: string) => createHash('sha256').update(word).digest('base64url');
