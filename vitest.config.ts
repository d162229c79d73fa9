import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';

// The hermetic tests: npm packages only, no root, no server from outside this process. What needs Dovecot or Chromium
// stands in vitest.real.config.ts and vitest.n8n.config.ts.
export default defineConfig({
  // n8n's own modules come as CommonJS, as n8n loads them: those for `import` are made for bundlers.
  resolve: {
    alias: { 'n8n-workflow': `${import.meta.dirname}/n8n-nodes/node_modules/n8n-workflow/dist/cjs/index.js` },
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/real/**', 'test/n8n-live/**'],
    pool: 'forks',
    // Many tests wait for servers rather than compute: more workers than cores keep the cores busy.
    maxWorkers: 4,
    // Loading the program anew for every file took as long as the tests. Whatever a file starts, it stops.
    isolate: false,
    // Only where a whole machine's work is at stake (.ci/run), and said there.
    reporters: ['default', './test/second-tries.ts'],
    retry: process.env.SECOND_TRY === undefined ? 0 : 1,
    testTimeout: 20_000,
    env: { TMPDIR: foldersOfTests() },
  },
});

/**
 * Hundreds of databases are made here, each of which waits for the disk at every commit: memory answers at once. What a
 * disk is needed for, such as losing power amid a commit, is proven elsewhere (test/faults).
 */
function foldersOfTests(): string {
  const [inMemory, needed] = ['/dev/shm', 2 ** 30];
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize >= needed ? inMemory : tmpdir();
  } catch {
    return tmpdir();
  }
}
