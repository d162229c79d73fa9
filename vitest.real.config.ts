import { defineConfig } from 'vitest/config';

// What needs servers of this machine's: Dovecot, Chromium. Run by .ci/run, which installs them; they fail where missing.
export default defineConfig({
  test: {
    include: ['test/real/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    // Only where a whole machine's work is at stake (.ci/run), and said there.
    reporters: ['default', './test/second-tries.ts'],
    retry: process.env.SECOND_TRY === undefined ? 0 : 1,
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
