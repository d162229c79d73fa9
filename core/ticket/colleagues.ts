/**
 * Whether two addresses are of one company: the same domain, or one under the other. At a provider where everybody gets
 * an address, sharing the domain says nothing.
 */
export function areColleagues(one: string, other: string): boolean {
  const [a, b] = [domainOf(one), domainOf(other)];
  if (a === '' || b === '' || isPublic(a) || isPublic(b)) return false;
  return a === b || isUnder(a, b) || isUnder(b, a);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** A domain of a single label (`com`, `localhost`) is nobody's company. */
function isUnder(domain: string, parent: string): boolean {
  return parent.includes('.') && domain.endsWith(`.${parent}`);
}

function isPublic(domain: string): boolean {
  if (publicDomains.has(domain)) return true;
  const [first = '', ...country] = domain.split('.');
  return publicInAnyCountry.has(first) && country.length <= 2;
}

/** As in `yahoo.com.br`, `hotmail.fr`. */
const publicInAnyCountry = new Set(['aol', 'gmx', 'hotmail', 'live', 'msn', 'outlook', 'yahoo', 'ymail', 'yandex']);

/** Providers of mailboxes for everybody, world-wide and of the countries whose languages we speak. */
const publicDomains = new Set([
  ...['gmail.com', 'googlemail.com', 'icloud.com', 'me.com', 'mac.com', 'passport.com', 'rocketmail.com'],
  ...['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me', 'tutanota.com', 'tutanota.de', 'tuta.io', 'tuta.com'],
  ...['fastmail.com', 'fastmail.fm', 'hey.com', 'zoho.com', 'zohomail.com', 'mail.com', 'email.com', 'usa.com'],
  ...['inbox.com', 'hushmail.com', 'mailbox.org', 'posteo.de', 'posteo.net', 'runbox.com', 'disroot.org', 'riseup.net'],
  ...['uol.com.br', 'bol.com.br', 'terra.com.br', 'ig.com.br', 'globo.com', 'globomail.com', 'zipmail.com.br'],
  ...['oi.com.br', 'r7.com', 'superig.com.br', 'pop.com.br', 'click21.com.br', 'sapo.pt', 'iol.pt', 'clix.pt'],
  ...['terra.com', 'terra.es', 'telefonica.net', 'movistar.es', 'ono.com', 'ya.com', 'orange.es', 'wanadoo.es'],
  ...[
    'prodigy.net.mx',
    'fibertel.com.ar',
    'arnet.com.ar',
    'speedy.com.ar',
    'ciudad.com.ar',
    'adinet.com.uy',
    'vtr.net',
  ],
  ...['web.de', 't-online.de', 'freenet.de', 'arcor.de', 'orange.fr', 'wanadoo.fr', 'free.fr', 'laposte.net', 'sfr.fr'],
  ...['libero.it', 'virgilio.it', 'tiscali.it', 'tin.it', 'alice.it', 'bluewin.ch', 'btinternet.com', 'sky.com'],
  ...['virginmedia.com', 'ntlworld.com', 'comcast.net', 'verizon.net', 'att.net', 'sbcglobal.net', 'bellsouth.net'],
  ...['cox.net', 'charter.net', 'earthlink.net', 'juno.com', 'optonline.net', 'shaw.ca', 'rogers.com', 'sympatico.ca'],
  ...[
    'bigpond.com',
    'optusnet.com.au',
    'mail.ru',
    'bk.ru',
    'inbox.ru',
    'list.ru',
    'rambler.ru',
    'ukr.net',
    'seznam.cz',
  ],
  ...[
    'wp.pl',
    'o2.pl',
    'onet.pl',
    'interia.pl',
    'qq.com',
    '163.com',
    '126.com',
    'sina.com',
    'foxmail.com',
    'naver.com',
  ],
  ...['daum.net', 'hanmail.net', 'rediffmail.com', 'duck.com', 'simplelogin.com', 'anonaddy.me', 'mozmail.com'],
  ...['privaterelay.appleid.com', 'mailinator.com', 'guerrillamail.com', 'yopmail.com', '10minutemail.com'],
]);
