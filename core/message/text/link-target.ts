const LONGEST = 160;

/**
 * Where a link leads, to stand beside its words; null where the words say it, and for what is no web address. The host
 * that is really called comes first: what stands before an @ (`https://bank.example@evil.example`) is left out, and
 * letters that only look Latin show as `xn--…`.
 */
export function linkTarget(href: string, said: string): string | null {
  if (said === '') return null;
  const plain = isPlain(href);
  if (!plain && !/^https?:/i.test(href)) return null;
  if (maySay(said, href) && bare(said) === bare(href)) return plain ? null : shortened(real(href));
  return shortened(plain ? href : real(href));
}

/** The words that say where a link leads are about as long as what they say: no need to look at others. */
function maySay(said: string, href: string): boolean {
  return said.length + 'https://www./'.length >= href.length;
}

/** Nothing but what is read as it looks, up to the host's end. */
function isPlain(href: string): boolean {
  return /^https?:\/\/[a-z0-9.:-]+(?:[/?#]|$)/i.test(href);
}

function real(href: string): string {
  const url = URL.parse(href);
  return url === null ? href : `${url.protocol}//${url.host}${url.pathname}${url.search}${url.hash}`;
}

function shortened(target: string): string {
  return target.length > LONGEST ? `${target.slice(0, LONGEST)}…` : target;
}

function bare(address: string): string {
  return address.replace(/^(?:https?:\/\/)?(?:www\.)?|\/$/gi, '').toLowerCase();
}
