import type { TLSSocket } from 'node:tls';
import type { StageDetail } from '../account/diagnosis.ts';
import type { CheckedHost } from '../account/host-guard.ts';
import type { Network } from '../account/network.ts';
import { tryAddresses } from '../account/try-addresses.ts';
import { within } from './limits.ts';
import { introductions } from './protocols.ts';
import { factsOf, shownCertificate } from './shown-certificate.ts';
import type { Stages, Testing } from './testing.ts';
import { connectTo, refusal, type Wire } from './wire.ts';

/** What the stages up to the sign-in found out for those behind. */
export interface Reached {
  capabilities: readonly string[];
}

type Reaching = Omit<Testing, 'settings'>;

/**
 * From the name to what the server can do, on a connection of its own that ends here: signing in goes the very way that
 * receiving and sending go later, so that a test that passes means that they work.
 */
export function reachStages(testing: Reaching, reached: Reached): Stages {
  const { endpoint, network, signal } = testing;
  const { encryption } = endpoint;
  const { greeting, startTls, capabilities } = introductions[endpoint.speaks];
  let host: CheckedHost;
  let wire: Wire;
  let reachedAt: string;
  return {
    async dns() {
      host = await network.guard.check(endpoint.host, endpoint.port);
      return { kind: 'addresses', addresses: host.addresses };
    },
    async connect() {
      [wire, reachedAt] = await tryAddresses(host, network, signal, async (address, patience) => {
        const connecting = connectTo(address, host.port, signal);
        testing.afterwards(() =>
          connecting.then(
            ({ close }) => close(),
            // One that never stood leaves nothing to close.
            () => {},
          ),
        );
        return [await within(patience, signal, connecting), address] as const;
      }).catch((error) => {
        throw onlyIpv6(error, host.addresses);
      });
      return { kind: 'peer', address: reachedAt, port: host.port };
    },
    ...(encryption === 'none'
      ? {}
      : {
          async tls() {
            if (encryption === 'starttls') await startTls(wire);
            const secure = await wire.encrypt(host, endpoint, network).catch(async (error) => {
              throw await withCertificate(error, testing);
            });
            return agreedOn(secure);
          },
        }),
    async greeting() {
      const heard = greeting(wire);
      heard.catch(() => {});
      return {
        kind: 'words',
        words: await Promise.race([heard, somebodyElse(testing, { ...host, addresses: [reachedAt] }, heard)]),
      };
    },
    async capabilities() {
      reached.capabilities = await capabilities(wire);
      wire.close();
      return { kind: 'capabilities', names: reached.capabilities };
    },
  };
}

/** Milliseconds of silence after which we look who it is that says nothing. */
const suspicious = 4000;

/**
 * Two kinds of server say nothing to whoever waits for a greeting: one that expects TLS from the first byte on, and a web
 * server, which waits to be asked. After a while further connections try both. Rejects where it is one of them; else
 * never settles, and the greeting's own time runs out.
 */
async function somebodyElse(testing: Reaching, host: CheckedHost, heard: Promise<string>): Promise<never> {
  const { endpoint, network } = testing;
  const greeted = heard.then(
    () => true,
    () => true,
  );
  const silent = new Promise<false>((resolve) => setTimeout(() => resolve(false), suspicious).unref());
  if (!(await Promise.race([greeted, silent]))) {
    const secured = endpoint.encryption === 'tls';
    const words = await wordsWhenAsked(testing, host, secured);
    if (/^HTTP\/\d/.test(words)) throw refusal(words, 'ENOTMAIL');
    if (!secured && words === '' && (await speaksTls(testing, host, network))) {
      throw Object.assign(new Error('The server expects TLS'), { code: 'ETLSFOUND' });
    }
  }
  return new Promise<never>(() => {});
}

/** What the server says to a QUIT, which does no harm in any protocol; empty where it says nothing. */
async function wordsWhenAsked(testing: Reaching, host: CheckedHost, secured: boolean): Promise<string> {
  const { endpoint, network } = testing;
  try {
    const wire = await another(testing, host);
    if (secured) await wire.encrypt(host, endpoint, network);
    wire.say('QUIT');
    const patience = new Promise<string>((resolve) => setTimeout(() => resolve(''), 2000).unref());
    return await Promise.race([wire.line(), patience]);
  } catch {
    return '';
  }
}

async function speaksTls(testing: Reaching, host: CheckedHost, network: Network): Promise<boolean> {
  try {
    const wire = await another(testing, host);
    await wire.encrypt(host, testing.endpoint, network);
    return true;
  } catch (error) {
    // A certificate that we refuse was shown in TLS all the same.
    return /CERT|SIGN|VERIFY|ISSUER|ALTNAME|UNSPECIFIED/.test((error as { code?: string }).code ?? '');
  }
}

async function another(testing: Reaching, host: CheckedHost): Promise<Wire> {
  const wire = await connectTo(host.addresses[0] ?? '', host.port, testing.signal);
  testing.afterwards(() => wire.close());
  return wire;
}

/** Together with the certificate that was shown, where it is one that a person can accept. */
async function withCertificate(error: unknown, { endpoint, network, signal }: Reaching): Promise<unknown> {
  if (!acceptable.has((error as { code?: string }).code ?? '')) return error;
  const certificate = await shownCertificate(endpoint, network, signal).catch(() => undefined);
  return certificate === undefined ? error : Object.assign(error as Error, { certificate: factsOf(certificate) });
}

/** Nobody vouches for it, or not under this name; one that has expired or is too weak is not accepted by anybody. */
const acceptable = new Set([
  'ECERTCHANGED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function onlyIpv6(error: { code?: string }, addresses: readonly string[]): unknown {
  const noWay = ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code ?? '');
  return noWay && addresses.every((address) => address.includes(':')) ? { ...error, code: 'EIPV6ONLY' } : error;
}

function agreedOn(secure: TLSSocket): StageDetail {
  const certificate = secure.getPeerCertificate(true);
  const until = Date.parse(certificate.valid_to);
  return {
    kind: 'encryption',
    protocol: secure.getProtocol() ?? 'TLS',
    name: one(certificate.subject?.CN),
    issuer: one(certificate.issuer?.O ?? certificate.issuer?.CN) || null,
    chain: lengthOf(certificate),
    daysLeft: Number.isNaN(until) ? null : Math.floor((until - Date.now()) / 86_400_000),
  };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : (value ?? ''));

/** How many certificates lead from the server's own to the authority's. */
function lengthOf(certificate: ReturnType<TLSSocket['getPeerCertificate']> & { issuerCertificate?: unknown }): number {
  const seen = new Set<unknown>();
  for (let at: unknown = certificate; at !== undefined && at !== null && !seen.has(at); ) {
    seen.add(at);
    at = (at as { issuerCertificate?: unknown }).issuerCertificate;
  }
  return seen.size;
}
