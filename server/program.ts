/** One process: reads the settings, composes the app, listens, and drains when told to stop. */
import { readFileSync } from 'node:fs';
import { help } from '../config/help.ts';
import { askedPlugins, load, SettingsError } from '../config/load.ts';
import type { Settings } from '../config/settings.ts';
import type { App } from './app.ts';
import { leaveOut, readPluginList } from './choose-plugins.ts';
import { PluginError } from './loader.ts';
import type { AnyPlugin } from './plugin.ts';
import { settingsOf } from './plugin-settings.ts';
import type { StickyDoor } from './realtime/sticky-door.ts';

/** ms in which a stop must be done; then the process goes anyway. */
const STOP_DEADLINE = 9500;

/** ms until PM2's daemon has heard that a process leaves, and what was on its way has come. */
const LEAVING = 1000;

/** Ends the process with one line that says why. */
function fail(message: string): never {
  process.stderr.write(`qrush: ${message}\n`);
  process.exit(1);
}

/** Only the server's own user may read its files: names and answers are in them. */
const OWN_USER_ONLY = 0o077;

async function main(door: StickyDoor | undefined): Promise<void> {
  process.umask(OWN_USER_ONLY);
  // Under PM2 settings come from the environment: in the foreground it hands on its own arguments.
  const argv = door ? [] : process.argv.slice(2);
  const asked = askedPlugins(argv, process.env);
  if (asked.run === 'version') return void process.stdout.write(`${version()}\n`);
  if (asked.run === 'help') {
    return void process.stdout.write(help(settingsOf(await choosePlugins(asked.plugins))));
  }
  // Most of the program, and not needed before.
  const [{ createApp }, plugins] = await Promise.all([
    import('./app.ts'),
    choosePlugins(asked.plugins),
  ]);
  const invocation = load(argv, process.env, settingsOf(plugins));
  if (!('settings' in invocation)) return;
  const { settings } = invocation;
  const app = await createApp(settings, plugins);
  goOnAfterFaults(app);
  stopOnSignal(app, door);
  const url = await listen(app, settings);
  if (invocation.run === 'check') return app.close();
  process.stdout.write(greeting(app, url));
  door?.open(app.http.server, app.io);
  process.send?.('ready');
}

function version(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  return manifest.version;
}

/** The built-in plugins but for those that are left out, and the others that PLUGINS names. */
async function choosePlugins(entries: string[]): Promise<AnyPlugin[]> {
  const { paths, leftOut } = readPluginList(entries);
  const [{ builtIn }, { pluginModules }] = await Promise.all([
    import('./built-in.ts'),
    import('./plugin-modules.ts'),
  ]);
  return [...leaveOut(builtIn, leftOut), ...(await pluginModules(paths))];
}

async function listen(app: App, settings: Settings): Promise<string> {
  try {
    return await app.listen();
  } catch (error) {
    await app.close();
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      fail(
        `port ${settings.port} is taken by another program; choose one with --port, or 0 for any free one.`,
      );
    }
    if (code === 'EACCES')
      fail(`port ${settings.port} needs rights this user does not have; choose one above 1023.`);
    if (code === 'EADDRNOTAVAIL') fail(`HOST ${settings.host} is not an address of this machine.`);
    throw error;
  }
}

function greeting(app: App, url: string): string {
  const { environment, adminToken } = app.settings;
  const lines = [
    ['Host a game', `${url}/host`],
    ['Join and play', `${url}/`],
    ...app.greeting(),
    ...(environment === 'production' ? [] : [['Admin token', adminToken]]),
  ];
  return `\n  QRush is ready\n\n${lines.map(([name, value]) => `  ${`${name}`.padEnd(15)}${value}\n`).join('')}\n`;
}

/** An error that nobody caught ends the process, unless a plugin's own files are in its stack. */
function goOnAfterFaults(app: App): void {
  const take = (error: unknown) => {
    if (app.takeFault(error)) return;
    app.log.fatal({ err: error }, 'an error that nobody caught');
    fail(`an error that nobody caught: ${(error instanceof Error && error.stack) || error}`);
  };
  process.on('uncaughtException', take);
  process.on('unhandledRejection', take);
}

function stopOnSignal(app: App, door: StickyDoor | undefined): void {
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    app.log.info({ signal }, 'stopping');
    setTimeout(() => fail('could not stop in time'), STOP_DEADLINE).unref();
    leave(door)
      .then(() => app.lasting())
      .then(async (games) => {
        await app.close();
        if (games > 0) process.stdout.write(`\n  ${kept(games)}\n`);
      })
      .then(() => door?.close())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(`could not stop cleanly: ${messageOf(error)}`),
      );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}

/** The fate of running games, in words. */
const kept = (games: number): string =>
  games === 1
    ? 'A game is still running: it continues at the next start.'
    : `${games} games are still running: they continue at the next start.`;

/** Serves until no more connections are handed in. */
async function leave(door: StickyDoor | undefined): Promise<void> {
  if (!door) return;
  door.leave();
  await new Promise((resolve) => setTimeout(resolve, LEAVING));
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Runs the server until it is told to stop. @param door where PM2's daemon hands in connections */
export async function run(door: StickyDoor | undefined): Promise<void> {
  try {
    await main(door);
  } catch (error) {
    if (error instanceof SettingsError || error instanceof PluginError) fail(error.message);
    if (process.env.LOG_LEVEL === 'debug') throw error;
    fail(messageOf(error));
  }
}
