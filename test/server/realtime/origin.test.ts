/** Pages that may use the server. */
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { settingsFrom } from '../../../config/load.ts';
import type { Settings } from '../../../config/settings.ts';
import { originAllowed } from '../../../server/realtime/origin.ts';

/** Whether a page may, asked for by these headers. */
const allowed = (
  settings: Partial<Settings>,
  headers: Record<string, string>,
  more: Partial<IncomingMessage> = {},
) =>
  originAllowed(settingsFrom(settings), {
    headers,
    httpVersion: '1.1',
    socket: {} as IncomingMessage['socket'],
    ...more,
  });

const LAN = { host: '0.0.0.0' };
const QUIZ = { publicUrl: 'https://quiz.example/' };

describe('a page may open sockets', () => {
  it.each<[what: string, settings: Partial<Settings>, headers: Record<string, string>]>([
    ['of an app, that names no origin', {}, { host: 'anything' }],
    ['of this machine', {}, { host: 'localhost:3000', origin: 'http://localhost:3000' }],
    ['of this machine by address', {}, { host: '[::1]:3000', origin: 'http://[::1]:3000' }],
    ['in a LAN', LAN, { host: '192.168.1.7:3000', origin: 'http://192.168.1.7:3000' }],
    ['in a LAN by name', LAN, { host: 'laptop.local:3000', origin: 'http://laptop.local:3000' }],
    ['of PUBLIC_URL', QUIZ, { host: '10.0.0.1:3000', origin: 'https://quiz.example' }],
    [
      'by https, as the proxy says',
      { environment: 'production' },
      { host: 'q.example', origin: 'https://q.example', 'x-forwarded-proto': 'https' },
    ],
    [
      'by https, as a proxy says that calls it wss',
      { environment: 'production' },
      { host: 'q.example', origin: 'https://q.example', 'x-forwarded-proto': 'wss' },
    ],
    [
      'by https, where a proxy does not say',
      { environment: 'production' },
      { host: 'q.example', origin: 'https://q.example', 'x-forwarded-for': '203.0.113.9' },
    ],
    [
      'of ORIGINS',
      { origins: ['https://a.example', 'https://b.example:8443'] },
      { host: 'quiz.example', origin: 'https://b.example:8443' },
    ],
    [
      'of an app by Capacitor',
      { origins: ['capacitor://localhost'] },
      { host: 'quiz.example', origin: 'capacitor://localhost' },
    ],
    [
      'of an app by Tauri',
      { origins: ['tauri://localhost'] },
      { host: 'quiz.example', origin: 'tauri://localhost' },
    ],
    ['of a file', { origins: ['null'] }, { host: 'quiz.example', origin: 'null' }],
    ['of anywhere', { origins: ['*'] }, { host: 'quiz.example', origin: 'https://x.example' }],
    ['of any file', { origins: ['*'] }, { host: 'quiz.example', origin: 'null' }],
  ])('%s', (_, settings, headers) => expect(allowed(settings, headers)).toBe(true));
});

describe('no page may', () => {
  it.each<[what: string, settings: Partial<Settings>, headers: Record<string, string>]>([
    ['of another port', {}, { host: 'localhost:3000', origin: 'http://localhost:3001' }],
    [
      'of plain http, where the server is https',
      QUIZ,
      { host: 'q', origin: 'http://quiz.example' },
    ],
    [
      'of plain http, where the proxy says https',
      { environment: 'production' },
      { host: 'q.example', origin: 'http://q.example', 'x-forwarded-proto': 'https' },
    ],
    ['of https, where there is none', LAN, { host: '10.0.0.7', origin: 'https://10.0.0.7' }],
    [
      'that makes its own name point at this machine',
      {},
      { host: 'evil.example:3000', origin: 'http://evil.example:3000' },
    ],
    ['without an origin', LAN, { host: '10.0.0.7', origin: 'null' }],
    ['that makes no sense', LAN, { host: '10.0.0.7', origin: '::::' }],
    ['of an app that is not named', { origins: ['tauri://localhost'] }, { origin: 'app://x' }],
  ])('%s', (_, settings, headers) => expect(allowed(settings, headers)).toBe(false));

  it('of plain http, where TLS ends here', () => {
    const socket = { encrypted: true } as unknown as IncomingMessage['socket'];
    const page = (scheme: string) => ({ host: 'q.example', origin: `${scheme}://q.example` });
    expect(allowed(LAN, page('https'), { socket })).toBe(true);
    expect(allowed(LAN, page('http'), { socket })).toBe(false);
  });
});
