import type { ServerResponse } from 'node:http';

/** Asks a browser who it is: one click, no password. */
export function sendChoice(response: ServerResponse, mailboxes: readonly string[], expected: string): void {
  const first = mailboxes.filter((mailbox) => mailbox === expected);
  const others = mailboxes.filter((mailbox) => mailbox !== expected);
  const buttons = [...first, ...others].map(
    (mailbox) => `<button name="mailbox" value="${asText(mailbox)}">${asText(mailbox)}</button>`,
  );
  response
    .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandbox sign-in</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 10vh auto; padding: 0 1rem; color: #1d1c1d; }
button { display: block; width: 100%; margin: .5rem 0; padding: .75rem 1rem; font: inherit; text-align: left; background: #fff; border: 1px solid #bbb; border-radius: 8px; cursor: pointer; }
</style>
<h1>Sandbox sign-in</h1>
<p>This stands for Google or Microsoft. Who are you?</p>
<form>${buttons.join('')}</form>
</html>`);
}

const asText = (words: string) => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
