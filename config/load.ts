import { parseArgs } from 'node:util';
import { flagOf, readSetting, type Setting, SettingsError } from './setting.ts';
import { SETTINGS, type SettingName, type Settings } from './settings.ts';

export { SettingsError } from './setting.ts';

/** A request of the command line. */
export type Invocation =
  | { run: 'help' }
  | { run: 'version' }
  | { run: 'check'; settings: Settings }
  | { run: 'server'; settings: Settings };

const NAMES = Object.keys(SETTINGS) as SettingName[];
const CORE: readonly Setting[] = Object.values(SETTINGS);

/** The flag whose values may begin with a dash. */
const LIST = `--${flagOf(SETTINGS.plugins)}`;

type Env = Record<string, string | undefined>;
type Flags = Record<string, string | boolean | undefined>;

/**
 * Reads the settings from flags, then the environment, then the defaults.
 * @param further settings of the plugins that will be loaded
 * @throws SettingsError naming the setting, its value and what is allowed
 */
export function load(argv: string[], env: Env, further: readonly Setting[] = []): Invocation {
  const flags = readFlags(argv, [...CORE, ...further]);
  if (flags.help) return { run: 'help' };
  if (flags.version) return { run: 'version' };
  const settings = readCore(flags, env);
  const pluginEnv: Env = {};
  for (const setting of further) {
    const { given, name } = givenFor(setting, flags, env);
    readSetting(setting, given, name);
    pluginEnv[setting.env] = given;
  }
  return { run: flags.check ? 'check' : 'server', settings: { ...settings, pluginEnv } };
}

/**
 * The plugins asked for, which {@link load} needs first, as they may have settings. Flags that may
 * be those of plugins are let pass here.
 * @throws SettingsError for a setting of the core
 */
export function askedPlugins(
  argv: string[],
  env: Env,
): { run: 'help' | 'version' | 'server'; plugins: string[] } {
  const flags = readFlags(argv, CORE, { strict: false });
  if (flags.version) return { run: 'version', plugins: [] };
  if (!flags.help) return { run: 'server', plugins: readCore(flags, env).plugins };
  const { given, name } = givenFor(SETTINGS.plugins, flags, env);
  return { run: 'help', plugins: readSetting(SETTINGS.plugins, given, name) };
}

function readCore(flags: Flags, env: Env): Settings {
  const values = NAMES.map((name) => {
    const setting: Setting = SETTINGS[name];
    const given = givenFor(setting, flags, env);
    return [name, readSetting(setting, given.given, given.name)];
  });
  const settings: Settings = { ...Object.fromEntries(values), pluginEnv: {} };
  if (settings.environment === 'production') requireSecrets(settings);
  if (settings.workers > 1) requireShared(settings);
  requireWebhookSecret(settings);
  return settings;
}

/** The value given for a setting, and its name there. */
function givenFor(setting: Setting, flags: Flags, env: Env) {
  const flag = flags[flagOf(setting)];
  return typeof flag === 'string'
    ? { given: flag, name: `--${flagOf(setting)}` }
    : { given: env[setting.env], name: setting.env };
}

/** Settings for a program that starts QRush itself, such as a test: defaults, and these. */
export function settingsFrom(overrides: Partial<Settings> = {}): Settings {
  const invocation = load([], {});
  if (invocation.run !== 'server') throw new SettingsError('no settings');
  return { ...invocation.settings, ...overrides };
}

function readFlags(argv: string[], settings: readonly Setting[], { strict = true } = {}): Flags {
  const options = Object.fromEntries(
    settings.map((setting) => [flagOf(setting), { type: 'string' } as const]),
  );
  try {
    const { values } = parseArgs({
      args: joined(argv),
      strict,
      options: {
        ...options,
        check: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
    return values as Flags;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\. |\.?\n/)[0] : String(error);
    throw new SettingsError(`${reason}. See --help.`);
  }
}

/**
 * A number below zero is a value, not a flag: `--port -5` is to be refused as `--port=-5` is. So is a
 * plugin that is left out: `--plugins -leaderboard`.
 */
function joined(argv: string[]): string[] {
  const all: string[] = [];
  for (const arg of argv) {
    const flag = all.at(-1);
    const isValue =
      (/^-\d/.test(arg) && flag !== undefined && /^--[a-z-]+$/.test(flag)) ||
      (/^-[a-z]{2}/.test(arg) && flag === LIST);
    if (isValue) all[all.length - 1] = `${flag}=${arg}`;
    else all.push(arg);
  }
  return all;
}

function requireSecrets(settings: Settings): void {
  for (const name of ['adminToken', 'secret'] as const) {
    if (settings[name]) continue;
    const { env, allowed } = SETTINGS[name];
    throw new SettingsError(`${env} is not set: production needs it (${allowed}).`);
  }
}

/** Refuses webhooks that nothing would sign, or that would go through the Internet in the clear. */
function requireWebhookSecret({ webhookUrls, webhookSecret, webhookPrivate }: Settings): void {
  const { webhookUrls: urls, webhookSecret: secret } = SETTINGS;
  if (webhookUrls.length > 0 && webhookSecret.length === 0)
    throw new SettingsError(`${secret.env} is not set: ${urls.env} need it (${secret.allowed}).`);
  if (webhookPrivate === 'off' && webhookUrls.some((url) => !url.startsWith('https:')))
    throw new SettingsError(`${urls.env} is not valid: allowed is ${urls.allowed}.`);
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
