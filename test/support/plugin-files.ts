import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './app.ts';
import { ServerProcess } from './server-process.ts';

/** URL of the contract, for plugins outside of this folder. */
export const CONTRACT = new URL('../../server/plugin.ts', import.meta.url).href;

export interface PluginServer extends AsyncDisposable {
  server: ServerProcess;
  /** Of the plugin. */
  path: string;
}

/** A server with one plugin, of a file of its own. @param text the file's */
export async function serveWith(
  text: string,
  { name = 'mine.ts', env = {} }: { name?: string; env?: Record<string, string> } = {},
): Promise<PluginServer> {
  const folder = await temporaryFolder();
  const path = join(folder.path, name);
  await writeFile(path, text);
  const server = new ServerProcess(
    ['--port', '0', '--data-dir', 'memory://', '--plugins', path],
    env,
  );
  return {
    server,
    path,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}
