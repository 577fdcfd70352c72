import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { settingsFrom } from '../../config/load.ts';
import type { Settings } from '../../config/settings.ts';
import { type App, createApp } from '../../server/app.ts';
import type { AnyPlugin } from '../../server/plugin.ts';
import { builtInHere } from './renamed/plugins.ts';

export interface RunningApp extends AsyncDisposable {
  app: App;
  url: string;
  /** The log, from `warn` up. */
  logged: { level: number; msg: string; err?: { message: string } }[];
}

/** Starts the whole server, with everything built in, on a free port; stops it when disposed. */
export async function startApp(
  settings: Partial<Settings> = {},
  further: AnyPlugin[] = [],
  log?: Logger,
): Promise<RunningApp> {
  const logged: RunningApp['logged'] = [];
  const warnings = pino({ level: 'warn' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const app = await createApp(
    settingsFrom({
      environment: 'test',
      port: 0,
      dataDir: 'memory://',
      // A test is faster than any client; those of the limits set this again.
      unlimitedAddresses: ['127.0.0.1'],
      // Nor does it depend on what there is on the Internet.
      mediaFetch: 'off',
      ...settings,
    }),
    [...builtInHere, ...further],
    log ?? warnings,
  );
  await app.listen();
  // Not the URL that players are told: a test may set one that leads nowhere.
  const { port } = app.http.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return { app, url, logged, [Symbol.asyncDispose]: () => app.close() };
}

/** A folder of the test's own; deleted when disposed. */
export async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'qrush-'));
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
