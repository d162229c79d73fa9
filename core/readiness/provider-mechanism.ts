/**
 * What a provider asks its customers to put into their SPF record; null where the provider is not known. By the outgoing
 * server. Sources: the providers' own help pages on SPF.
 */
export function providerMechanism(outgoingHost: string): string | null {
  const host = outgoingHost.toLowerCase();
  return mechanisms.find(([hosts]) => hosts.test(host))?.[1] ?? null;
}

const mechanisms: readonly (readonly [hosts: RegExp, mechanism: string])[] = [
  [/(?:^|\.)(?:gmail|google|googlemail)\.com$/, 'include:_spf.google.com'],
  [/(?:^|\.)(?:office365|outlook)\.com$/, 'include:spf.protection.outlook.com'],
  [/(?:^|\.)(?:fastmail|messagingengine)\.com$/, 'include:spf.messagingengine.com'],
  [/(?:^|\.)(?:zoho|zohomail)\.com$/, 'include:zohomail.com'],
  [/(?:^|\.)titan\.email$/, 'include:spf.titan.email'],
  [/(?:^|\.)(?:me|icloud)\.com$/, 'include:icloud.com'],
  [/(?:^|\.)(?:locaweb\.com\.br|email-ssl\.com\.br)$/, 'include:_spf.locaweb.com.br'],
  [/(?:^|\.)amazonaws\.com$/, 'include:amazonses.com'],
  [/(?:^|\.)sendgrid\.net$/, 'include:sendgrid.net'],
  [/(?:^|\.)mailgun\.org$/, 'include:mailgun.org'],
];
