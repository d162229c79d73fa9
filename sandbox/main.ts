import { readFile } from 'node:fs/promises';
import { type Sandbox, startSandbox } from './start.ts';

/** Ports that are easy to remember; any free one serves where they are taken. */
const favourites = { port: 4100, imapPort: 4143, smtpPort: 4125 };

const sandbox = await start();
console.log(explain(sandbox));
process.once('SIGTERM', stop);
process.once('SIGINT', stop);

/** `node sandbox/main.ts [MANIFEST]`: with an app's manifest the workspace knows its commands and shortcuts. */
async function start(): Promise<Sandbox> {
  const [path] = process.argv.slice(2);
  const manifest = path ? { manifest: JSON.parse(await readFile(path, 'utf8')) } : {};
  try {
    return await startSandbox({ ...favourites, ...manifest });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return startSandbox(manifest);
  }
}

async function stop(): Promise<void> {
  await sandbox.stop();
  process.exit(0);
}

/** What a person needs to open the page, and a bot to connect. */
function explain({ url, workspace, mail }: Sandbox): string {
  const mailboxes = mail.mailboxes.filter(({ side }) => side === 'company');
  return `
  The sandbox is ready: ${url}

  For a bot:
    SLACK_API_URL=${workspace.slackApiUrl}
    SLACK_BOT_TOKEN=${workspace.botToken}
    SLACK_APP_TOKEN=${workspace.appToken}

  Mailboxes, at ${mail.host}, IMAP port ${mail.imapPort} and SMTP port ${mail.smtpPort}, both without TLS:
${mailboxes.map(({ address, password }) => `    ${address}  password ${password}`).join('\n')}
`;
}
