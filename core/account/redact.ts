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
    .replace(/[A-Za-z0-9+/_-]{8,}={0,2}/g, (word) => (hidesASecret(word, secrets) ? '•••' : word));
}

function hidesASecret(word: string, secrets: readonly string[]): boolean {
  // What stands before it, glued on by a slash, shifts the groups of four.
  const readings = [0, 1, 2, 3].map((offset) => Buffer.from(word.slice(offset), 'base64').toString('latin1'));
  const wanted = secrets.filter((secret) => secret.length > 0).map((secret) => Buffer.from(secret).toString('latin1'));
  return wanted.some((secret) => readings.some((reading) => reading.includes(secret)));
}

function formsOf(secret: string): string[] {
  // Servers that take UTF-8 for Latin-1 say it back as such, once more encoded, or with what is no ASCII replaced.
  const misread = Buffer.from(secret).toString('latin1');
  const readings = [secret, misread, Buffer.from(misread).toString('latin1'), secret.replace(/[^ -~]/g, '?')];
  return [...new Set(readings)].flatMap((reading) => [
    reading,
    reading.replace(/(["\\])/g, '\\$1'),
    encodeURIComponent(reading.toWellFormed()),
    Buffer.from(reading).toString('base64'),
  ]);
}
