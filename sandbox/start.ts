import { fileURLToPath } from 'node:url';
import { mailRouter } from './mail/mail-router.ts';
import { type MailServer, type MailServerOptions, startMailServer } from './mail/mail-server.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from './slack/workspace.ts';

export interface SandboxOptions extends MailServerOptions, Omit<WorkspaceOptions, 'port' | 'pageFolder' | 'routers'> {
  /** Of the page and of Slack's protocol. 0 or absent: any free port. */
  port?: number;
}

/** A local Slack workspace and a local mail server in this process, both on 127.0.0.1 alone. */
export interface Sandbox {
  workspace: Workspace;
  mail: MailServer;
  /** What to open in a browser. */
  url: string;
  stop(): Promise<void>;
}

/** Rejects with EADDRINUSE where a wanted port is taken. */
export async function startSandbox({ port = 0, ...options }: SandboxOptions = {}): Promise<Sandbox> {
  const mail = await startMailServer(options);
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
      url: workspace.url,
      async stop() {
        await Promise.all([workspace.stop(), mail.stop()]);
      },
    };
  } catch (error) {
    await mail.stop();
    throw error;
  }
}
