import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The n8n that the nodes are tried in. */
const version = '2.41.1';

/**
 * The program of a whole n8n: that of the folder in `N8N_DIR` (where `npm install n8n` ran), else one that is installed
 * once, beside the other packages: over two thousand of them, which takes minutes.
 */
export function findN8n(): string {
  const folder = process.env.N8N_DIR ?? fileURLToPath(new URL('../../node_modules/.cache/n8n', import.meta.url));
  const program = `${folder}/node_modules/n8n/bin/n8n`;
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    const what = ['install', '--prefix', folder, '--no-audit', '--no-fund', `n8n@${version}`];
    execFileSync('npm', what, { stdio: 'inherit' });
  }
  return program;
}
