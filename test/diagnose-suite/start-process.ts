import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A server of this machine's that runs in the foreground until it is stopped. */
export interface RunningProcess {
  stop(): Promise<void>;
}

export async function startProcess(
  command: string,
  parameters: readonly string[],
  address: { host: string; port: number },
): Promise<RunningProcess> {
  const server = spawn(command, parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
  await answering(server, address, command);
  return {
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}

async function answering(server: ChildProcess, { host, port }: { host: string; port: number }, name: string) {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const answers = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ port, host });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (answers) return;
    await pause(100);
  }
  throw new Error(`${name} does not answer on ${host}:${port}`);
}
