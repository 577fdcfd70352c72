import { flagOf, SETTINGS, type SettingName } from './settings.ts';

/** One row per setting: what --help and the README's table show. */
export function describeSettings(): {
  env: string;
  flag: string;
  fallback: string;
  about: string;
  allowed: string;
}[] {
  return (Object.keys(SETTINGS) as SettingName[]).map((name) => {
    const { env, about, allowed, schema } = SETTINGS[name];
    return {
      env,
      flag: `--${flagOf(name)}`,
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
export function help(): string {
  const rows = describeSettings().map(
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
