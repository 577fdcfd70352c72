import { parseArgs } from 'node:util';
import { flagOf, SETTINGS, type SettingName, type Settings } from './settings.ts';

/** A setting that can't be used. The message is one line for the operator. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/** What the command line asks for. */
export type Invocation =
  | { run: 'help' }
  | { run: 'version' }
  | { run: 'check'; settings: Settings }
  | { run: 'server'; settings: Settings };

/** Characters of a wrong value that a message repeats. */
const LONGEST_SHOWN = 100;

const NAMES = Object.keys(SETTINGS) as SettingName[];

/**
 * Reads the settings from flags, then the environment, then the defaults.
 * @throws SettingsError naming the setting, its value and what is allowed
 */
export function load(argv: string[], env: Record<string, string | undefined>): Invocation {
  const flags = readFlags(argv);
  if (flags.help) return { run: 'help' };
  if (flags.version) return { run: 'version' };
  const settings = Object.fromEntries(
    NAMES.map((name) => [name, read(name, flags[flagOf(name)], env[SETTINGS[name].env])]),
  ) as Settings;
  if (settings.environment === 'production') requireSecrets(settings);
  if (settings.workers > 1) requireShared(settings);
  if (settings.whatsappSimulator === 'on') requireAlone(settings);
  return { run: flags.check ? 'check' : 'server', settings };
}

/** Settings for a program that starts QRush itself, such as a test: defaults, and these. */
export function settingsFrom(overrides: Partial<Settings> = {}): Settings {
  const invocation = load([], {});
  if (invocation.run !== 'server') throw new SettingsError('no settings');
  return { ...invocation.settings, ...overrides };
}

function readFlags(argv: string[]): Record<string, string | boolean | undefined> {
  const options = Object.fromEntries(
    NAMES.map((name) => [flagOf(name), { type: 'string' } as const]),
  );
  try {
    const { values } = parseArgs({
      args: joined(argv),
      options: {
        ...options,
        check: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
    return values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\. |\.?\n/)[0] : String(error);
    throw new SettingsError(`${reason}. See --help.`);
  }
}

/** A number below zero is a value, not a flag: `--port -5` is to be refused as `--port=-5` is. */
function joined(argv: string[]): string[] {
  const all: string[] = [];
  for (const arg of argv) {
    const flag = all.at(-1);
    const isValue = /^-\d/.test(arg) && flag !== undefined && /^--[a-z-]+$/.test(flag);
    if (isValue) all[all.length - 1] = `${flag}=${arg}`;
    else all.push(arg);
  }
  return all;
}

function read(name: SettingName, flag: string | boolean | undefined, variable: string | undefined) {
  const { schema, allowed, env, secret } = SETTINGS[name];
  const fromFlag = typeof flag === 'string';
  // An empty variable is how compose files and shells write "not set".
  const given = fromFlag ? flag : variable === '' ? undefined : variable;
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const value = secret ? 'not valid' : JSON.stringify(given?.slice(0, LONGEST_SHOWN));
  throw new SettingsError(
    `${fromFlag ? `--${flagOf(name)}` : env} is ${value}: allowed is ${allowed}.`,
  );
}

function requireSecrets(settings: Settings): void {
  for (const name of ['adminToken', 'secret'] as const) {
    if (settings[name]) continue;
    const { env, allowed } = SETTINGS[name];
    throw new SettingsError(`${env} is not set: production needs it (${allowed}).`);
  }
}

/** Processes that serve one game keep nothing to themselves. */
function requireShared({ workers, redisUrl, databaseUrl }: Settings): void {
  const missing = [
    ...(redisUrl === undefined ? [SETTINGS.redisUrl.env] : []),
    ...(databaseUrl === undefined ? [SETTINGS.databaseUrl.env] : []),
  ];
  if (missing.length === 0) return;
  throw new SettingsError(
    `${SETTINGS.workers.env} is ${workers}, so ${missing.join(' and ')} must be set: several processes share Redis and PostgreSQL.`,
  );
}

/** The simulator is in one process, and plays only where nothing else does. */
function requireAlone({ whatsappToken, redisUrl }: Settings): void {
  const other = whatsappToken !== undefined ? 'whatsappToken' : redisUrl && 'redisUrl';
  if (!other) return;
  throw new SettingsError(
    `${SETTINGS.whatsappSimulator.env} is on, so ${SETTINGS[other].env} must not be set: the simulator stands in for WhatsApp, and lives in one process.`,
  );
}
