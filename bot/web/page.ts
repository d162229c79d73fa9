import { randomBytes } from 'node:crypto';
import type { Language } from '@inbox-email/core/language.ts';
import type { Response } from 'express';

/** A page of ours that a person opens from a one-time link. */
export interface Page {
  language: Language;
  title: string;
  /** Finished markup. Words that are not ours must have gone through `escapeHtml`. */
  body: string;
  status?: number;
  /** Where the browser goes on to by itself. A redirect of the form is no way there: `form-action` would forbid it. */
  goesOnTo?: string;
}

/**
 * Sends a page that nothing keeps, frames, or learns the address of: no cache, no referrer, no script, no resource from
 * elsewhere (https://owasp.org/www-project-secure-headers/).
 */
export function sendPage(response: Response, { language, title, body, status = 200, goesOnTo }: Page): void {
  const nonce = randomBytes(16).toString('base64');
  response
    .status(status)
    .set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': [
        "default-src 'none'",
        `style-src 'nonce-${nonce}'`,
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ].join('; '),
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'X-Robots-Tag': 'noindex, nofollow',
      'Strict-Transport-Security': 'max-age=31536000',
      ...(goesOnTo === undefined ? {} : { Refresh: `0; url=${goesOnTo}` }),
    })
    .type('html')
    .send(
      `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Inbox Email</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<p class="brand">Inbox Email</p>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`,
    );
}

/** Words as text or inside a quoted attribute. */
export function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `
:root { color-scheme: light dark; --ink: #1d1c1d; --quiet: #616061; --paper: #fff; --ground: #f4f2f5; --line: #bbb; --go: #007a5a; --bad: #b3122e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f1f0f2; --quiet: #b5b3b8; --paper: #222529; --ground: #17191c; --line: #565856; --go: #2bac76; --bad: #ff8093; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: 1.5rem; background: var(--paper); min-height: 100vh; }
@media (min-width: 34rem) { main { margin: 8vh auto; min-height: 0; border-radius: 12px; box-shadow: 0 1px 8px #0002; padding: 2rem; } }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .75rem; overflow-wrap: anywhere; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
.brand, .quiet { color: var(--quiet); font-size: .875rem; }
.brand { margin-bottom: .25rem; }
.bad { color: var(--bad); font-weight: 600; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
label .quiet { display: block; font-weight: 400; }
input { display: block; width: 100%; font: inherit; color: inherit; background: transparent; padding: .6rem .75rem; border: 1px solid var(--line); border-radius: 8px; margin-bottom: 1rem; }
form { margin-bottom: 1rem; }
label .quiet { margin-bottom: .35rem; }
a.button { display: block; box-sizing: border-box; text-align: center; text-decoration: none; }
a.button, button { font: inherit; font-weight: 600; color: #fff; background: #007a5a; border: 0; border-radius: 8px; padding: .75rem 1.25rem; width: 100%; cursor: pointer; }
:focus-visible { outline: 3px solid #1d9bd1; outline-offset: 2px; }
`;
