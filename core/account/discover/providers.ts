import type { ProviderHint } from './detection.ts';
import type { ProviderFacts } from './provider.ts';

/** A provider that we know more about than its servers. */
export interface KnownProvider extends Omit<ProviderFacts, 'servers'> {
  /** Absent: those that Thunderbird's table holds for the first of the domains. */
  servers?: readonly string[];
  hints?: readonly ProviderHint[];
}

/**
 * "Add a provider" is a row here: its domains, those of its mail exchangers (MX) included, its servers, and what a person
 * has to know, each with the provider's own page. A domain here goes before the same one in Thunderbird's table.
 */
export const knownProviders: readonly KnownProvider[] = [
  // Worldwide
  {
    name: 'Google',
    domains: 'gmail.com googlemail.com google.com aspmx.l.google.com smtp.google.com psmtp.com',
    hints: [
      { code: 'app-password', url: 'https://support.google.com/accounts/answer/185833' },
      { code: 'google-sign-in', url: 'https://support.google.com/a/answer/14114704' },
    ],
  },
  {
    name: 'Microsoft 365',
    domains: 'office365.com onmicrosoft.com mail.protection.outlook.com mx.microsoft protection.office365.us',
    hints: [
      {
        code: 'microsoft-sign-in',
        url: 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online',
      },
    ],
  },
  {
    name: 'Outlook.com',
    domains: 'outlook.com hotmail.com live.com msn.com windowslive.com olc.protection.outlook.com',
    hints: [
      {
        code: 'microsoft-sign-in',
        url: 'https://support.microsoft.com/office/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040',
      },
    ],
  },
  {
    name: 'Yahoo',
    domains: 'yahoo.com yahoodns.net ymail.com rocketmail.com myyahoo.com',
    hints: [{ code: 'app-password', url: 'https://help.yahoo.com/kb/SLN15241.html' }],
  },
  {
    name: 'AOL',
    domains: 'aol.com aim.com mail.gm0.yahoodns.net',
    hints: [{ code: 'app-password', url: 'https://help.aol.com/articles/Create-and-manage-app-password' }],
  },
  {
    name: 'iCloud',
    domains: 'icloud.com me.com mac.com mail.icloud.com',
    hints: [{ code: 'app-password', url: 'https://support.apple.com/102654' }],
  },
  {
    name: 'Fastmail',
    domains: 'messagingengine.com fastmail.com fastmail.fm sent.com',
    hints: [{ code: 'app-password', url: 'https://www.fastmail.help/hc/en-us/articles/360058752854-App-passwords' }],
  },
  {
    name: 'Yandex',
    domains: 'yandex.ru yandex.com yandex.net ya.ru mx.yandex.net',
    hints: [
      { code: 'app-password', url: 'https://yandex.com/support/id/authorization/app-passwords.html' },
      { code: 'switch-on-imap', url: 'https://yandex.com/support/mail/mail-clients/others.html' },
    ],
  },
  {
    name: 'Mail.ru',
    domains: 'mail.ru inbox.ru list.ru bk.ru mxs.mail.ru emx.mail.ru',
    hints: [{ code: 'app-password', url: 'https://help.mail.ru/mail/security/protection/external/' }],
  },
  {
    name: 'GMX',
    domains: 'gmx.com gmx.us',
    hints: [{ code: 'switch-on-imap', url: 'https://support.gmx.com/pop-imap/toggle.html' }],
  },
  {
    name: 'GMX',
    domains: 'gmx.net gmx.de gmx.at gmx.ch',
    hints: [{ code: 'switch-on-imap', url: 'https://hilfe.gmx.net/pop-imap/einschalten.html' }],
  },
  {
    name: 'WEB.DE',
    domains: 'web.de',
    hints: [{ code: 'switch-on-imap', url: 'https://hilfe.web.de/pop-imap/einschalten.html' }],
  },
  {
    name: 'Proton Mail',
    domains: 'proton.me protonmail.com protonmail.ch pm.me mail.protonmail.ch mailsec.protonmail.ch',
    servers: [],
    hints: [{ code: 'no-imap', url: 'https://proton.me/mail/bridge' }],
  },
  {
    name: 'Tuta',
    domains: 'tuta.com tuta.io tutanota.com tutanota.de tutamail.com keemail.me mail.tutanota.de',
    servers: [],
    hints: [{ code: 'no-imap', url: 'https://tuta.com/faq' }],
  },
  {
    name: 'QQ',
    domains: 'qq.com foxmail.com',
    hints: [{ code: 'app-password', url: 'https://service.mail.qq.com/' }],
  },
  {
    name: 'Tencent Exmail',
    domains: 'exmail.qq.com mxbiz1.qq.com mxbiz2.qq.com',
    servers: ['imap-tls imap.exmail.qq.com', 'pop3-tls pop.exmail.qq.com', 'smtp-tls smtp.exmail.qq.com'],
  },
  {
    name: 'Rackspace',
    domains: 'emailsrvr.com',
  },
  {
    name: 'IONOS',
    domains: 'ionos.com ionos.co.uk ionos.mx mx.ionos.com 1and1.com 1and1.mx perfora.net',
    servers: [
      'imap-tls imap.ionos.com',
      'pop3-tls pop.ionos.com',
      'smtp-tls smtp.ionos.com',
      'smtp-starttls smtp.ionos.com',
    ],
  },
  {
    name: 'IONOS',
    domains: 'ionos.de ionos.es ionos.fr ionos.it kundenserver.de',
    servers: [
      'imap-tls imap.ionos.de',
      'pop3-tls pop.ionos.de',
      'smtp-tls smtp.ionos.de',
      'smtp-starttls smtp.ionos.de',
    ],
  },
  { name: 'OVHcloud', domains: 'ovh.net mail.ovh.net' },
  { name: 'Gandi', domains: 'gandi.net mail.gandi.net' },
  { name: 'STRATO', domains: 'strato.de rzone.de' },
  {
    name: 'Namecheap Private Email',
    domains: 'privateemail.com',
    servers: [
      'imap-tls mail.privateemail.com',
      'pop3-tls mail.privateemail.com',
      'smtp-tls mail.privateemail.com',
      'smtp-starttls mail.privateemail.com',
    ],
  },
  {
    name: 'Migadu',
    domains: 'migadu.com',
    servers: [
      'imap-tls imap.migadu.com',
      'pop3-tls pop.migadu.com',
      'smtp-tls smtp.migadu.com',
      'smtp-starttls smtp.migadu.com',
    ],
  },
  {
    name: 'Infomaniak',
    domains: 'infomaniak.com infomaniak.ch ik.me etik.com',
    servers: [
      'imap-tls mail.infomaniak.com',
      'pop3-tls mail.infomaniak.com',
      'smtp-tls mail.infomaniak.com',
      'smtp-starttls mail.infomaniak.com',
    ],
  },
  {
    name: 'mailbox.org',
    domains: 'mailbox.org',
    servers: [
      'imap-tls imap.mailbox.org',
      'pop3-tls pop3.mailbox.org',
      'smtp-tls smtp.mailbox.org',
      'smtp-starttls smtp.mailbox.org',
    ],
  },
  {
    name: 'DreamHost',
    domains: 'dreamhost.com',
    servers: [
      'imap-tls imap.dreamhost.com',
      'pop3-tls pop.dreamhost.com',
      'smtp-tls smtp.dreamhost.com',
      'smtp-starttls smtp.dreamhost.com',
    ],
  },

  // Brazil, and hosts that much of Brazil's business mail lies with
  {
    name: 'UOL',
    domains: 'uol.com.br',
    hints: [{ code: 'provider-page', url: 'https://ajuda.uol.com.br/' }],
  },
  {
    name: 'BOL',
    domains: 'bol.com.br',
    hints: [{ code: 'provider-page', url: 'https://ajuda.uol.com.br/' }],
  },
  {
    name: 'UOL Host',
    domains: 'uhserver.com uolhost.com.br',
    servers: ['imap-tls imap.uhserver.com', 'pop3-tls pop3.uhserver.com', 'smtp-starttls smtp.uhserver.com'],
    hints: [{ code: 'provider-page', url: 'https://ajuda.uolhost.uol.com.br/' }],
  },
  {
    name: 'Terra',
    domains: 'terra.com.br terra.com',
    servers: [
      'imap-tls imap.terra.com.br',
      'pop3-tls pop.terra.com.br',
      'smtp-starttls smtp.terra.com.br',
      'smtp-tls smtp.terra.com.br',
    ],
    hints: [{ code: 'provider-page', url: 'https://www.terra.com.br/ajuda/' }],
  },
  {
    name: 'iG',
    domains: 'ig.com.br ibest.com.br superig.com.br',
    servers: [
      'imap-tls imap.ig.com.br',
      'pop3-tls pop.ig.com.br',
      'smtp-starttls smtp.ig.com.br',
      'smtp-tls smtp.ig.com.br',
    ],
    hints: [{ code: 'provider-page', url: 'https://ig.com.br/' }],
  },
  {
    name: 'Globo',
    domains: 'globo.com globomail.com',
    servers: [
      'imap-tls imap.globo.com',
      'pop3-tls pop3.globo.com',
      'smtp-starttls smtp.globo.com',
      'smtp-tls smtp.globo.com',
    ],
    hints: [{ code: 'provider-page', url: 'https://ajuda.globo/' }],
  },
  {
    name: 'Locaweb',
    domains: 'locaweb.com.br email-ssl.com.br',
    servers: [
      'imap-tls email-ssl.com.br',
      'pop3-tls email-ssl.com.br',
      'smtp-tls email-ssl.com.br',
      'smtp-starttls email-ssl.com.br',
    ],
    hints: [{ code: 'provider-page', url: 'https://www.locaweb.com.br/ajuda/' }],
  },
  {
    name: 'KingHost',
    domains: 'kinghost.net kinghost.com.br king.host',
    servers: [
      'imap-tls imap.kinghost.net',
      'pop3-tls pop.kinghost.net',
      'smtp-tls smtp.kinghost.net',
      'smtp-starttls smtp.kinghost.net',
    ],
    hints: [{ code: 'provider-page', url: 'https://king.host/wiki/' }],
  },
  {
    name: 'Titan (HostGator)',
    domains: 'titan.email hostgator.com.br',
    servers: [
      'imap-tls imap.titan.email',
      'pop3-tls pop.titan.email',
      'smtp-tls smtp.titan.email',
      'smtp-starttls smtp.titan.email',
    ],
    hints: [{ code: 'switch-on-imap', url: 'https://support.titan.email/' }],
  },
  {
    name: 'Zoho',
    domains: 'zoho.com zohomail.com',
    hints: zohoHints(),
  },
  { name: 'Zoho', domains: 'zoho.eu zohomail.eu', hints: zohoHints() },
  { name: 'Zoho', domains: 'zoho.in zohomail.in', hints: zohoHints() },
  { name: 'Zoho', domains: 'zoho.com.au zohomail.com.au', hints: zohoHints() },
  { name: 'Zoho', domains: 'zoho.jp zohomail.jp', hints: zohoHints() },
  {
    name: 'Hostinger',
    domains: 'hostinger.com hostinger.com.br hostinger.email',
    servers: [
      'imap-tls imap.hostinger.com',
      'pop3-tls pop.hostinger.com',
      'smtp-tls smtp.hostinger.com',
      'smtp-starttls smtp.hostinger.com',
    ],
    hints: [{ code: 'provider-page', url: 'https://support.hostinger.com/' }],
  },
  {
    name: 'GoDaddy',
    domains: 'secureserver.net',
    hints: [{ code: 'provider-page', url: 'https://www.godaddy.com/help' }],
  },
  {
    name: 'Umbler',
    domains: 'umbler.com umbler.net',
    servers: ['imap-tls imap.umbler.com', 'pop3-tls pop.umbler.com', 'smtp-starttls smtp.umbler.com'],
    hints: [{ code: 'provider-page', url: 'https://help.umbler.com/' }],
  },
  {
    name: 'Skymail',
    domains: 'skymail.net.br skymail.com.br',
    servers: [
      'imap-tls imap.skymail.net.br',
      'pop3-tls pop.skymail.net.br',
      'smtp-tls smtp.skymail.net.br',
      'smtp-starttls smtp.skymail.net.br',
    ],
    hints: [{ code: 'provider-page', url: 'https://www.skymail.com.br/' }],
  },
];

function zohoHints(): readonly ProviderHint[] {
  return [
    { code: 'switch-on-imap', url: 'https://www.zoho.com/mail/help/imap-access.html' },
    { code: 'app-password', url: 'https://www.zoho.com/mail/help/imap-access.html' },
  ];
}
