/** A browser without a screen: it keeps cookies and sends forms as a page holds them. No redirect is followed. */
export interface Browser {
  open(url: string): Promise<Shown>;
  /** Sends the page's form with its hidden fields and these. */
  submit(shown: Shown, fields: Record<string, string>): Promise<Shown>;
}

export interface Shown {
  url: string;
  status: number;
  headers: Headers;
  html: string;
}

export function createBrowser(): Browser {
  const cookies = new Map<string, string>();
  async function ask(url: string, init: RequestInit = {}): Promise<Shown> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return { url, status: response.status, headers: response.headers, html: await response.text() };
  }
  return {
    open: (url) => ask(url),
    submit({ url, html }, fields) {
      const body = new URLSearchParams();
      const hidden = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
      for (const [, name = '', value = ''] of hidden) body.set(name, value);
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return ask(url, { method: 'POST', body });
    },
  };
}

/** Follows redirects, as a browser does, to an address that begins with `end`, and tells it without opening it. */
export async function walkTo(from: URL, end: string, browser = createBrowser()): Promise<URL> {
  let url = from;
  for (let steps = 0; steps < 20; steps++) {
    if (url.href.startsWith(end)) return url;
    const { status, headers, html } = await browser.open(url.href);
    const location = headers.get('location');
    if (location === null) throw new Error(`${url.href} answered ${status} and led nowhere: ${html.slice(0, 500)}`);
    url = new URL(location, url);
  }
  throw new Error(`${end} was not reached`);
}
