import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSettings, help } from '../../config/help.ts';
import { load, SettingsError, settingsFrom } from '../../config/load.ts';
import { flagOf } from '../../config/setting.ts';
import { SETTINGS, type SettingName } from '../../config/settings.ts';

const settings = (argv: string[], env: Record<string, string> = {}) => {
  const invocation = load(argv, env);
  if (invocation.run !== 'server') throw new Error(invocation.run);
  return invocation.settings;
};

describe('settings', () => {
  it('have a default for everything but secrets and addresses', () => {
    expect(settings([])).toMatchObject({ port: 3000, host: '127.0.0.1', dataDir: '.data' });
  });

  it('come from the flag first, then the environment', () => {
    expect(settings([], { PORT: '4000' }).port).toBe(4000);
    expect(settings(['--port', '5000'], { PORT: '4000' }).port).toBe(5000);
  });

  it('take an empty variable for one that is not set', () => {
    expect(settings([], { PORT: '', PUBLIC_URL: '' })).toEqual(settings([]));
  });

  it.each([
    [
      ['--port', 'http'],
      {},
      '--port is "http": allowed is a port number from 0 to 65535; 0 picks a free one.',
    ],
    [
      [],
      { PORT: '-1' },
      'PORT is "-1": allowed is a port number from 0 to 65535; 0 picks a free one.',
    ],
    [[], { PORT: '65536' }, 'PORT is "65536"'],
    [[], { PORT: '1e3' }, 'PORT is "1e3"'],
    [
      [],
      { PUBLIC_URL: 'quiz.example' },
      'PUBLIC_URL is "quiz.example": allowed is an http or https URL',
    ],
    [[], { PUBLIC_URL: 'https://quiz.example/?q' }, 'PUBLIC_URL is "https://quiz.example/?q"'],
    [[], { PUBLIC_URL: 'https://quiz.example/#h' }, 'PUBLIC_URL is "https://quiz.example/#h"'],
    [[], { PUBLIC_URL: 'https://u:pw@quiz.example' }, 'without user, query and fragment.'],
    [[], { ORIGINS: 'quiz.example' }, 'ORIGINS is "quiz.example": allowed is origins such as'],
    [[], { ORIGINS: 'https://quiz.example/play' }, 'ORIGINS is'],
    [[], { ORIGINS: 'https://quiz.example, *.example' }, 'ORIGINS is'],
    [[], { ORIGINS: 'wss://quiz.example' }, 'ORIGINS is'],
    [[], { UNLIMITED_ADDRESSES: 'localhost' }, 'UNLIMITED_ADDRESSES is "localhost"'],
    [[], { UNLIMITED_ADDRESSES: '10.0.0.0/33' }, 'UNLIMITED_ADDRESSES is "10.0.0.0/33"'],
    [['--port', '-5'], {}, '--port is "-5": allowed is a port number from 0 to 65535'],
    [['--port', '--host'], {}, "Option '--port' argument is ambiguous. See --help."],
    [['--port'], {}, "Option '--port <value>' argument missing. See --help."],
    [[], { ANSWER_GRACE: '5s' }, 'ANSWER_GRACE is "5s": allowed is whole ms from 0 to 10000.'],
    [[], { PLUGIN_CONFIG: '{' }, 'PLUGIN_CONFIG is "{": allowed is a JSON object'],
    [[], { PLUGIN_CONFIG: '[]' }, 'PLUGIN_CONFIG is "[]"'],
    [[], { NODE_ENV: 'prod' }, 'NODE_ENV is "prod": allowed is development, production or test.'],
    [['--colour', 'red'], {}, "Unknown option '--colour'. See --help."],
    [['now'], {}, 'See --help.'],
  ])('refuse %j %j in one line', (argv, env, message) => {
    expect(() => settings(argv, env)).toThrow(SettingsError);
    expect(() => settings(argv, env)).toThrow(message);
    expect(() => settings(argv, env)).toThrow(/^[^\n]*$/);
  });

  it.each([
    'aaaaaaaaaaaaaaaa',
    'abababababababab',
    'secretsecretsecret',
    'admin-token-admin-token',
    'change-me-please-1',
    '0123456789abcdef',
    'zyxwvutsrqponmlk',
    'password12345678',
  ])('refuse the weak ADMIN_TOKEN "%s"', (token) => {
    expect(() => settings([], { ADMIN_TOKEN: token })).toThrow(/^ADMIN_TOKEN is not valid: /);
  });

  it('take an ADMIN_TOKEN that chance has made', () => {
    for (let time = 0; time < 200; time++) {
      const token = randomBytes(24).toString('hex');
      expect(settings([], { ADMIN_TOKEN: token }).adminToken).toBe(token);
    }
  });

  it('take one SECRET, or several of which each is long enough', () => {
    const [one, other] = ['n'.repeat(32), 'o'.repeat(40)];
    expect(settings([], { SECRET: one }).secret).toBe(one);
    expect(settings([], { SECRET: `${one}, ${other}` }).secret).toBe(`${one}, ${other}`);
    expect(() => settings([], { SECRET: `${one},short` })).toThrow(/^SECRET is not valid/);
    expect(() => settings([], { SECRET: `${one},` })).toThrow(/^SECRET is not valid/);
  });

  it('read ORIGINS as browsers and apps write them', () => {
    const given = [
      'https://quiz.example/',
      'HTTPS://Quiz.Example:443',
      'http://localhost:5173',
      'capacitor://localhost',
      'tauri://localhost',
      'file://',
      'null',
      '*',
    ];
    expect(settings([], { ORIGINS: given.join(', ') }).origins).toEqual([
      'https://quiz.example',
      'https://quiz.example',
      'http://localhost:5173',
      'capacitor://localhost',
      'tauri://localhost',
      'file://',
      'null',
      '*',
    ]);
  });

  it('never repeat a secret in a message', () => {
    expect(() => settings([], { ADMIN_TOKEN: 'hunter2' })).toThrow(/^ADMIN_TOKEN is not valid: /);
  });

  it('require ADMIN_TOKEN and SECRET in production', () => {
    const token = 'of good 16 signs';
    expect(() => settings([], { NODE_ENV: 'production' })).toThrow('ADMIN_TOKEN is not set');
    expect(() => settings([], { NODE_ENV: 'production', ADMIN_TOKEN: token })).toThrow(
      'SECRET is not set',
    );
    const complete = { NODE_ENV: 'production', ADMIN_TOKEN: token, SECRET: 's'.repeat(32) };
    expect(settings([], complete).environment).toBe('production');
  });

  it('answer any value with settings or a one-line message that names the setting', () => {
    const names = Object.keys(SETTINGS) as SettingName[];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string(), (name, value) => {
        const { env } = SETTINGS[name];
        try {
          settings([], { [env]: value });
        } catch (error) {
          expect(error).toBeInstanceOf(SettingsError);
          const line = (error as Error).message;
          expect(line.startsWith(`${env} `)).toBe(true);
          expect(line).not.toContain('\n');
        }
      }),
    );
  });

  it('can be overridden by a program that starts the server itself', () => {
    expect(settingsFrom({ port: 0 })).toEqual({ ...settings([]), port: 0 });
  });
});

describe('--help', () => {
  it('lists every setting with its flag, variable and default', () => {
    expect(load(['--help'], {})).toEqual({ run: 'help' });
    for (const name of Object.keys(SETTINGS) as SettingName[]) {
      expect(help()).toContain(`--${flagOf(SETTINGS[name])} (${SETTINGS[name].env})`);
    }
    expect(describeSettings().find(({ env }) => env === 'PORT')?.fallback).toBe('3000');
  });
});
