import { fileURLToPath } from 'node:url';
import { mailRouter } from './mail/mail-router.ts';
import { type MailServer, type MailServerOptions, startMailServer } from './mail/mail-server.ts';
import { defaultMailboxes } from './mail/mailbox.ts';
import { type IdentityProviderServer, startIdentityProvider } from './sign-in/identity-provider.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from './slack/workspace.ts';

export interface SandboxOptions extends MailServerOptions, Omit<WorkspaceOptions, 'port' | 'pageFolder' | 'routers'> {
  /** Of the page and of Slack's protocol. 0 or absent: any free port. */
  port?: number;
  /** Where browsers may come back to after signing in; absent: mailboxes open by password alone. */
  redirectUris?: readonly string[];
}

/** A local Slack workspace and a local mail server in this process, both on 127.0.0.1 alone. */
export interface Sandbox {
  workspace: Workspace;
  mail: MailServer;
  /** Stands for Google and Microsoft; null unless asked for. */
  signIn: IdentityProviderServer | null;
  /** What to open in a browser. */
  url: string;
  stop(): Promise<void>;
}

/** Rejects with EADDRINUSE where a wanted port is taken. */
export async function startSandbox({ port = 0, redirectUris, ...options }: SandboxOptions = {}): Promise<Sandbox> {
  const mailboxes = (options.mailboxes ?? defaultMailboxes).map(({ address }) => address);
  const signIn = redirectUris === undefined ? null : await startIdentityProvider({ redirectUris, mailboxes });
  const mail = await startMailServer({ ...options, ...(signIn && { takesToken: signIn.opens }) }).catch(
    async (error) => {
      await signIn?.stop();
      throw error;
    },
  );
  try {
    const workspace = await startWorkspace({
      ...options,
      port,
      pageFolder: fileURLToPath(new URL('./slack/page', import.meta.url)),
      routers: { '/mail': mailRouter(mail) },
    });
    return {
      workspace,
      mail,
      signIn,
      url: workspace.url,
      async stop() {
        await Promise.all([workspace.stop(), mail.stop(), signIn?.stop()]);
      },
    };
  } catch (error) {
    await Promise.all([mail.stop(), signIn?.stop()]);
    throw error;
  }
}
