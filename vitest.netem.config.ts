import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Games over a bad network of the kernel's: see test/netem/main.ts. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({ test: { include: ['test/**/*.netem.ts'], fileParallelism: false } }),
);
