import { defineConfig } from 'vitest/config';

// The nodes in a whole n8n, with a real Dovecot. Finds n8n by N8N_DIR, or installs it.
export default defineConfig({
  test: {
    include: ['test/n8n-live/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 1_200_000,
    hookTimeout: 900_000,
  },
});
