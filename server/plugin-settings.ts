import { load } from '../config/load.ts';
import {
  flagOf,
  readSetting,
  type Setting,
  type SettingRows,
  SettingsError,
  type ValuesOf,
} from '../config/setting.ts';
import { SETTINGS, type Settings } from '../config/settings.ts';
import { type PublicSettings, publicSettings } from './public-settings.ts';

const VARIABLE = /^[A-Z][A-Z0-9_]*$/;

/** Flags of the program that are no settings. */
const FLAGS = ['check', 'help', 'version'];

interface WithSettings {
  name: string;
  settings?: SettingRows;
}

/** The settings that plugins add. */
export const settingsOf = (plugins: readonly WithSettings[]): Setting[] =>
  plugins.flatMap(({ settings = {} }) => Object.values(settings));

/** @throws Error for a setting that is QRush's own, or another plugin's, or not named like a variable */
export function checkSettings(plugins: readonly WithSettings[]): void {
  const taken = new Map(Object.values(SETTINGS).map(({ env }) => [env, 'QRush itself']));
  for (const { name, settings = {} } of plugins) {
    for (const setting of Object.values(settings)) {
      const { env } = setting;
      if (!VARIABLE.test(env) || FLAGS.includes(flagOf(setting)))
        throw new Error(`plugin "${name}": no setting can be named ${JSON.stringify(env)}`);
      const other = taken.get(env);
      if (other) throw new Error(`plugin "${name}": the setting ${env} is one of ${other}`);
      taken.set(env, `the plugin "${name}"`);
    }
  }
}

/** A plugin's own settings. @throws SettingsError */
export function ownSettings<Rows extends SettingRows>(
  rows: Rows,
  env: Settings['pluginEnv'],
): ValuesOf<Rows> {
  const values = Object.entries(rows).map(([name, row]) => [name, readSetting(row, env[row.env])]);
  return Object.freeze(Object.fromEntries(values)) as ValuesOf<Rows>;
}

/**
 * The settings for a program of a plugin's own, from its flags and the environment.
 * @throws Error, in one line, for a setting that is not valid, and when it is called for help
 */
export function readSettings<Rows extends SettingRows>(
  rows: Rows,
): { settings: PublicSettings; own: ValuesOf<Rows> } {
  const invocation = load(process.argv.slice(2), process.env, Object.values(rows));
  if (!('settings' in invocation)) throw new SettingsError('it takes settings only');
  const { settings } = invocation;
  return { settings: publicSettings(settings), own: ownSettings(rows, settings.pluginEnv) };
}
