import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Every state of the pages in longer words and from right to left. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({ test: { include: ['test/browser/*.states.ts'] } }),
);
