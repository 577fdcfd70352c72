import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Whole games with the built-in question types and modes under other names. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({
    test: {
      include: ['test/e2e/*.test.ts', 'test/browser/*.test.ts', 'test/bridge/telegram/*.test.ts'],
      env: { QRUSH_TEST_RENAMED: '1' },
    },
  }),
);
