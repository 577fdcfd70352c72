import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup/pages.ts'],
    reporters: ['default', './test/setup/closing-line.ts'],
    // Real servers, databases and browsers: slow machines get the time they need.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    // Tests wait for half of their time: for deadlines, leases, and processes that start.
    maxWorkers: 3,
  },
});
