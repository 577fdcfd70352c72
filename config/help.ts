import { flagOf, type Setting } from './setting.ts';
import { SETTINGS } from './settings.ts';

/**
 * One row per setting: what --help and the README's table show.
 * @param further settings of plugins
 */
export function describeSettings(further: readonly Setting[] = []): {
  env: string;
  flag: string;
  fallback: string;
  about: string;
  allowed: string;
}[] {
  const core: readonly Setting[] = Object.values(SETTINGS);
  return [...core, ...further].map((setting) => {
    const { env, about, allowed, schema } = setting;
    return {
      env,
      flag: `--${flagOf(setting)}`,
      fallback: show(schema.safeParse(undefined).data),
      about,
      allowed,
    };
  });
}

function show(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The text of `npm start -- --help`. */
export function help(further: readonly Setting[] = []): string {
  const rows = describeSettings(further).map(
    ({ env, flag, fallback, about, allowed }) =>
      `  ${flag} (${env})${fallback === '' ? '' : `, default ${fallback}`}\n      ${about}\n      allowed: ${allowed}\n`,
  );
  return [
    'QRush: a live trivia server for WhatsApp, web and mobile players.',
    '',
    'Usage: npm start -- [--flag value]...',
    '',
    'Every setting is a flag or an environment variable; the flag wins.',
    '',
    ...rows,
    '  --check\n      start, but serve nobody: stop with one line when anything is wrong\n',
    '  --help, -h\n      show this text\n',
    '  --version, -v\n      show the version\n',
  ].join('\n');
}
