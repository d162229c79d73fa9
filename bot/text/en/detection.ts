import type { DetectionSource, DetectionStep } from '@inbox-email/core/account/discover/detection.ts';

/** From an address to its servers: the first step of a new account. */
export const detection = {
  intro: 'Type the address that your customers write to. Servers, ports and encryption are found by themselves.',
  byHand: 'Fill in everything by hand',
  byHandHint: 'You know the servers already, or they stand in a network of your own?',
  looking: (address: string) => `Looking for the servers of *${address}*… This takes five seconds at most.`,
  steps: {
    table: 'Providers that we know',
    mx: 'Who takes the domain’s mail',
    autoconfig: 'What the domain says of itself',
    srv: 'The domain’s service records',
    probe: 'Servers of usual names',
  } satisfies Record<DetectionStep, string>,
  found: {
    table: (found: string) => `*${found}* is known here: its servers are filled in.`,
    mx: (found: string) => `*${found}* takes this domain’s mail: its servers are filled in.`,
    autoconfig: (found: string) => `*${found}* describes the domain’s servers: they are filled in.`,
    srv: (found: string) => `The domain’s DNS names its servers: *${found}*.`,
    probe: (found: string) => `*${found}* answered as a mail server: it is filled in.`,
    guess: (found: string) =>
      `Nothing was found for *${found}*. What is filled in are usual names: ask whoever looks after the mailbox, or just try them.`,
  } satisfies Record<DetectionSource, (found: string) => string>,
  noServers: (found: string) => `*${found}* offers no servers that could be filled in.`,
  alreadyThere: (account: string) =>
    `*${account}* receives the mail of this address already. With a second account every mail becomes two tickets: go on only if each watches other folders.`,
  signInNotSetUp:
    'Sign-in with Microsoft is not set up here. Ask whoever runs Inbox Email: its documents tell how (Settings in the README).',
  page: 'Open the provider’s page',
  loginAdapted: (login: string) =>
    `🔑 This server wants *${login}* as user name, not the whole address: that is saved now.`,
};
