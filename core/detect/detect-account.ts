import type { Detection, DetectionProgress, DetectionSource, DetectionStep } from '../account/discover/detection.ts';
import { detectionSteps, type FoundServers, type ProviderHint } from '../account/discover/detection.ts';
import { findAutoconfig } from '../account/discover/find-autoconfig.ts';
import { findServices } from '../account/discover/find-services.ts';
import { loginFor, type MailAddress } from '../account/discover/mail-address.ts';
import { probeUsualNames } from '../account/discover/probe-usual-names.ts';
import { providerOfDomain, providerOfExchanger } from '../account/discover/provider-table.ts';
import type { Network } from '../account/network.ts';
import { transportOf } from '../account/technology.ts';
import { createBell } from '../work/bell.ts';

/** Milliseconds until everything that has not answered counts as nothing: a person waits five seconds. */
const longest = 4500;
/** How long the probing waits for the name of the mail exchanger before it begins without. */
const exchangerPatience = 1000;

/**
 * Finds the servers of an address and yields the picture anew after each step; the last one holds the detection. What is in
 * our tables answers without any network; else all sources are asked at once and the most trustworthy answer counts.
 */
export async function* detectAccount(
  address: MailAddress,
  network: Network,
): AsyncGenerator<DetectionProgress, void, void> {
  const changed = createBell();
  const calledOff = new AbortController();
  const signal = AbortSignal.any([calledOff.signal, AbortSignal.timeout(longest)]);
  const run: DetectionRun = { address, network, signal, steps: new Map(), changed: changed.ring };
  let detection: Detection | null = null;
  const detecting = detect(run).then((found) => {
    detection = found;
    changed.ring();
  });
  detecting.catch(changed.ring);
  try {
    while (detection === null) {
      yield { steps: pictureOf(run), detection };
      await Promise.race([changed.wait(new AbortController().signal), detecting]);
    }
    yield { steps: pictureOf(run), detection };
  } finally {
    calledOff.abort();
  }
}

interface DetectionRun {
  address: MailAddress;
  network: Network;
  signal: AbortSignal;
  /** Where a step has led so far; a step that has not begun is missing. */
  steps: Map<DetectionStep, string | null | undefined>;
  changed(): void;
}

/** What one source has found, and who says so. */
interface Finding extends FoundServers {
  source: DetectionSource;
  found: string;
  hints?: readonly ProviderHint[];
  /** The domain's owner may not have said this: it came over a way that others can change. */
  unproven?: boolean;
}

async function detect(run: DetectionRun): Promise<Detection> {
  const { address, network, signal } = run;
  const known = await step(run, 'table', async () => {
    const entry = providerOfDomain(address);
    return entry === null ? null : { source: 'table', found: entry.name, ...entry };
  });
  if (known !== null) return detectionOf(address, [known]);

  const exchangers = orNothing(network.names.exchangers(address.domain), signal, []);
  const mx = step(run, 'mx', async () => {
    for (const exchanger of await exchangers) {
      const entry = providerOfExchanger(exchanger, address);
      if (entry !== null) return { source: 'mx', found: entry.name, ...entry };
    }
    return null;
  });
  const autoconfig = step(run, 'autoconfig', async () => {
    const found = await orNothing(findAutoconfig(address, network, signal), signal, null);
    return found === null ? null : { source: 'autoconfig', found: found.host, ...found, unproven: !found.secure };
  });
  const srv = step(run, 'srv', async () => {
    const found = await orNothing(findServices(address, network, signal), signal, null);
    return found === null ? null : { source: 'srv', found: firstHost(found), ...found, unproven: true };
  });
  const probe = step(run, 'probe', async () => {
    const hosts = await Promise.race([
      exchangers,
      new Promise<string[]>((resolve) => setTimeout(resolve, exchangerPatience, []).unref()),
    ]);
    const found = await orNothing(probeUsualNames(address, hosts, network, signal), signal, null);
    return found === null ? null : { source: 'probe', found: firstHost(found), ...found };
  });

  const findings: Finding[] = [];
  for (const asked of [mx, autoconfig, srv, probe]) {
    const finding = await asked;
    if (finding === null) continue;
    findings.push(finding);
    if (isComplete(findings) || finding.source === 'mx') break;
  }
  return detectionOf(address, findings);
}

/** Runs a step and notes where it led. A failure of a source is no finding. */
async function step(
  run: DetectionRun,
  name: DetectionStep,
  look: () => Promise<Finding | null>,
): Promise<Finding | null> {
  run.steps.set(name, undefined);
  run.changed();
  const finding = await look().catch(() => null);
  run.steps.set(name, finding?.found ?? null);
  run.changed();
  return finding;
}

/** A look-up that cannot be called off is no longer waited for. */
function orNothing<T>(looking: Promise<T>, signal: AbortSignal, nothing: T): Promise<T> {
  const over = new Promise<T>((resolve) => {
    if (signal.aborted) resolve(nothing);
    signal.addEventListener('abort', () => resolve(nothing), { once: true });
  });
  return Promise.race([looking.catch(() => nothing), over]);
}

function isComplete(findings: readonly Finding[]): boolean {
  return findings.some(({ incoming }) => incoming.length > 0) && findings.some(({ outgoing }) => outgoing.length > 0);
}

/** Each side from the most trustworthy source that names it; usual names where none does. */
function detectionOf(address: MailAddress, findings: readonly Finding[]): Detection {
  const [first] = findings;
  const mayHaveNone = first?.source === 'table' || first?.source === 'mx';
  const incomingFrom = findings.find(({ incoming }) => incoming.length > 0);
  const outgoingFrom = findings.find(({ outgoing }) => outgoing.length > 0);
  const guessed = mayHaveNone ? { incoming: [], outgoing: [] } : guesses(address);
  const incoming = incomingFrom?.incoming ?? guessed.incoming;
  const outgoing = outgoingFrom?.outgoing ?? guessed.outgoing;
  const from = incomingFrom ?? first;
  const detection = {
    address: address.address,
    incoming,
    outgoing,
    source: from?.source ?? ('guess' as const),
    found: from?.found ?? address.domain,
  };
  return { ...detection, hints: hintsOf(detection, findings, address) };
}

function guesses(address: MailAddress): FoundServers {
  const login = loginFor(address, 'address');
  return {
    incoming: [{ technology: 'imap-tls', host: `imap.${address.domain}`, port: transportOf('imap-tls').port, login }],
    outgoing: [
      { protocol: 'smtp-starttls', host: `smtp.${address.domain}`, port: transportOf('smtp-starttls').port, login },
    ],
  };
}

function hintsOf(
  { incoming, outgoing }: Pick<Detection, 'incoming' | 'outgoing'>,
  findings: readonly Finding[],
  { domain }: MailAddress,
): ProviderHint[] {
  const said = findings.flatMap(({ hints = [] }) => hints);
  const signInElsewhere = said.some(({ code }) => code === 'google-sign-in' || code === 'microsoft-sign-in');
  const passwordOff = findings.some((finding) => finding.passwordOff === true) && !signInElsewhere;
  const kinds = [incoming[0]?.technology, outgoing[0]?.protocol];
  const plaintext = kinds.some((kind) => kind !== undefined && transportOf(kind).encryption === 'none');
  const hosts = [incoming[0]?.host, outgoing[0]?.host].filter((host) => host !== undefined);
  const outside = hosts.some((host) => host !== domain && !host.endsWith(`.${domain}`));
  const computed = [
    ...(passwordOff ? (['password-off'] as const) : []),
    ...(plaintext ? (['plaintext'] as const) : []),
    // RFC 6186, section 6: servers of another domain want a person's confirmation.
    ...(outside && findings.some(({ unproven }) => unproven === true) ? (['outside-domain'] as const) : []),
  ];
  return [...said, ...computed.map((code) => ({ code, url: null }))];
}

const firstHost = ({ incoming, outgoing }: FoundServers) => incoming[0]?.host ?? outgoing[0]?.host ?? '';

function pictureOf({ steps }: DetectionRun): DetectionProgress['steps'] {
  return detectionSteps.map((name) => {
    if (!steps.has(name)) return { step: name, status: 'not-needed' as const };
    const found = steps.get(name);
    if (found === undefined) return { step: name, status: 'running' as const };
    return found === null
      ? { step: name, status: 'nothing' as const }
      : { step: name, status: 'found' as const, found };
  });
}
