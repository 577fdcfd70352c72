import { fileURLToPath } from 'node:url';

/** PLUGINS of the servers that are killed here. */
export const PLUGINS = ['../fault/fixtures/mortal.ts', 'fixtures/bulk.ts']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .join(',');
