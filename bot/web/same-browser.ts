import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Response } from 'express';

/**
 * Ties a form to the browser that it was shown in: the same random word in a cookie and in the form (double submit,
 * https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html). Another site
 * can send the form, and neither read nor set the cookie. `cookies` is the request's Cookie header.
 */
export interface SameBrowser {
  /** The word for the form; sets the cookie where the browser has none yet. */
  wordFor(cookies: string | undefined, response: Response): string;
  /** Whether the word that came with the form is the browser's own. */
  holds(cookies: string | undefined, word: unknown): boolean;
  /** The browser's word; empty where it has none. */
  wordOf(cookies: string | undefined): string;
}

/** `publicUrl`: where the browser sees us. Over HTTPS the cookie is bound to this very host (prefix `__Host-`, RFC 6265bis). */
export function createSameBrowser(publicUrl: string): SameBrowser {
  const encrypted = publicUrl.startsWith('https:');
  const name = encrypted ? '__Host-inbox-email' : 'inbox-email';
  const wordIn = (cookies = '') =>
    cookies
      .split(/;\s*/)
      .map((pair) => pair.split('='))
      .find(([key]) => key === name)?.[1] ?? '';
  return {
    wordFor(cookies, response) {
      const known = wordIn(cookies);
      if (/^[\w-]{43}$/.test(known)) return known;
      const word = randomBytes(32).toString('base64url');
      // Lax: a sign-in comes back from the provider's site, which Strict would keep the cookie from.
      response.cookie(name, word, { httpOnly: true, sameSite: 'lax', secure: encrypted, path: '/' });
      return word;
    },
    wordOf: wordIn,
    holds(cookies, word) {
      const known = Buffer.from(wordIn(cookies));
      const given = Buffer.from(typeof word === 'string' ? word : '');
      return known.length > 0 && known.length === given.length && timingSafeEqual(known, given);
    },
  };
}
