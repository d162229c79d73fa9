import { defineConfig } from 'vitest/config';

// The hermetic tests: npm packages only, no root, no server from outside this process. What needs Dovecot or Chromium
// stands in vitest.real.config.ts.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/real/**'],
    pool: 'forks',
    // Many tests wait for servers rather than compute: more workers than cores keep the cores busy.
    maxWorkers: 4,
    testTimeout: 20_000,
  },
});
