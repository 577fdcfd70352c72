/** The SDK's weight in an app; it needs nothing but a connection. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, it } from 'vitest';

/** Bytes by gzip, without socket.io-client. */
const BUDGET = 15_000;

it(`takes at most ${BUDGET} bytes by gzip, and imports nothing else`, async () => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: { entry: join(import.meta.dirname, '../../client/index.ts'), formats: ['es'] },
      rolldownOptions: { external: ['socket.io-client'] },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('nothing was built');
  expect(output.output).toHaveLength(1);
  const [{ code, imports }] = output.output;
  expect(imports).toEqual(['socket.io-client']);
  expect(gzipSync(code).length).toBeLessThanOrEqual(BUDGET);
});
