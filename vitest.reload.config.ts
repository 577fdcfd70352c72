import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** What takes too long, or does not always end, for `npm test`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({ test: { include: ['test/**/*.long.ts'] } }),
);
