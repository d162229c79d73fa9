/**
 * Takes secrets out of a text before it is stored, logged or shown: the given ones in every coding a mail protocol
 * sends them in (as they are, quoted, base64 as in AUTH PLAIN, LOGIN and XOAUTH2), and what follows AUTH or LOGIN.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets.filter((value) => value.length > 0)) {
    for (const form of formsOf(secret)) {
      clean = clean.split(form).join('•••');
    }
  }
  return clean
    .replace(/\b(AUTH(?:ENTICATE)?\s+[\w-]+\s+)\S+/gi, '$1•••')
    .replace(/\b(LOGIN\s+\S+\s+)\S+/g, '$1•••')
    .replace(/[A-Za-z0-9+/_-]{16,}={0,2}/g, (word) => (hidesASecret(word, secrets) ? '•••' : word));
}

function hidesASecret(word: string, secrets: readonly string[]): boolean {
  const decoded = Buffer.from(word, 'base64').toString('latin1');
  return secrets.some((secret) => secret.length > 0 && decoded.includes(Buffer.from(secret).toString('latin1')));
}

function formsOf(secret: string): string[] {
  const quoted = secret.replace(/(["\\])/g, '\\$1');
  return [secret, quoted, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
}
