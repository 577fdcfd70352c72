import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** The host's desk in a browser, with all that it keeps on PostgreSQL. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({
    test: {
      include: ['test/browser/{desk,editor}.test.ts'],
      env: {
        QRUSH_TEST_DATABASE: 'postgresql',
        // Two who edit at once: edits of each, and ms for which one has no connection.
        QRUSH_TEST_EDITS: '200',
        QRUSH_TEST_OFFLINE: '10000',
        QRUSH_TEST_FILES: '5',
      },
    },
  }),
);
