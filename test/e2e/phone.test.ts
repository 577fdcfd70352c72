/** The simulated phones of a server without WhatsApp, over HTTP. */
import { describe, expect, it } from 'vitest';
import { whatsappSettings } from '../../bridge/whatsapp/settings.ts';
import { requireAlone, simulatesPhones } from '../../bridge/whatsapp/simulation.ts';
import type { ChatMessage } from '../../bridge/whatsapp/simulator/phone-api.ts';
import { settingsFrom } from '../../config/load.ts';
import type { Settings } from '../../config/settings.ts';
import { ownSettings } from '../../server/plugin-settings.ts';
import { publicSettings } from '../../server/public-settings.ts';
import { startApp } from '../support/app.ts';
import { hostGame, post } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';

const ANA = '15550000001';
const JOIN = (pin: string) => ({ type: 'text', text: `JOIN ${pin}`, profileName: 'Ana' });

describe('phones are simulated', () => {
  it.each<
    [on: 'on' | 'off', where: string, settings: Partial<Settings>, env?: Settings['pluginEnv']]
  >([
    ['on', 'in development on this machine', {}],
    ['on', 'where PUBLIC_URL is of this machine', { publicUrl: 'http://localhost:3000' }],
    ['off', 'in production', { environment: 'production' }],
    ['off', 'for the network', { host: '0.0.0.0' }],
    ['off', 'at a public address', { publicUrl: 'https://quiz.example' }],
    ['off', 'where they are turned off', {}, { WHATSAPP_SIMULATOR: 'off' }],
    [
      'on',
      'in production that asks for them',
      { environment: 'production' },
      { WHATSAPP_SIMULATOR: 'on' },
    ],
    ['off', 'with the real WhatsApp', {}, { WHATSAPP_TOKEN: 'x', WHATSAPP_SIMULATOR: 'on' }],
    [
      'off',
      'with several processes',
      { redisUrl: 'redis://127.0.0.1' },
      { WHATSAPP_SIMULATOR: 'on' },
    ],
  ])('%s %s', (on, _, settings, env = {}) => {
    const all = {
      ...publicSettings(settingsFrom(settings)),
      ...ownSettings(whatsappSettings, env),
    };
    expect(simulatesPhones(all)).toBe(on === 'on');
  });

  it.each([
    ['REDIS_URL', true, {}],
    ['WHATSAPP_TOKEN', false, { WHATSAPP_TOKEN: 'x' }],
  ])('not beside %s: who asks for both is told', (other, shared, env) => {
    const own = ownSettings(whatsappSettings, { WHATSAPP_SIMULATOR: 'on', ...env });
    expect(() => requireAlone({ ...publicSettings(settingsFrom()), ...own, shared })).toThrow(
      `WHATSAPP_SIMULATOR is on, so ${other} must not be set`,
    );
  });

  it('not at all for the network: there is no page, no phone and no webhook', async () => {
    await using running = await startApp({ host: '0.0.0.0' });
    for (const path of ['/phone', '/phone/api/info', `/phone/api/phones/${ANA}/events`])
      expect((await fetch(running.url + path)).status).toBe(404);
    expect((await post(`${running.url}/phone/api/phones/${ANA}`, {})).status).toBe(404);
    const host = await post<{ whatsappUrl?: string }>(`${running.url}/api/modes`, {});
    expect(host.body.whatsappUrl).toBeUndefined();
  });
});

it('nobody reads or writes in a chat without its secret, and no GET makes a phone', async () => {
  await using running = await startApp();
  const phone = `${running.url}/phone/api/phones/${ANA}`;
  using host = await hostGame(running.url, singles(1));

  const events = (headers = {}) => fetch(`${phone}/events`, { headers });
  expect((await events()).status).toBe(401);
  expect((await post(`${phone}/messages`, JOIN(host.pin))).status).toBe(401);

  const claim = await post<{ secret: string }>(phone, {});
  expect(claim.status).toBe(201);
  const ana = { 'x-phone-secret': claim.body.secret };
  expect((await post(`${phone}/messages`, JOIN(host.pin), ana)).status).toBe(202);
  await host.inbox.next('lobby', ({ players }) => players === 1);

  for (const others of [{}, { 'x-phone-secret': 'x'.repeat(24) }]) {
    expect((await events(others)).status).toBe(401);
    expect((await post(`${phone}/messages`, JOIN(host.pin), others)).status).toBe(401);
    expect((await post(phone, {}, others)).status).toBe(401);
  }
  const leaving = new AbortController();
  const own = await fetch(`${phone}/events`, { headers: ana, signal: leaving.signal });
  expect(own.status).toBe(200);
  leaving.abort();
});

it('a picture that is not there is told in words, and can be tapped on all the same', async () => {
  await using running = await startApp();
  const phone = `${running.url}/phone/api/phones/${ANA}`;
  const question = {
    type: 'single',
    text: 'Which tower?',
    options: ['Pisa', 'Paris'],
    correct: [0],
    limit: 60,
  };
  const picture = (image: string) => ({ media: { image, alt: 'A tower that leans' } });
  using host = await hostGame(running.url, {
    title: 'Towers',
    questions: [
      { ...question, ...picture('/media/starter/no-tower.png') },
      { ...question, ...picture('/media/starter/leaning-tower.png') },
    ],
  });
  const claim = await post<{ secret: string }>(phone, {});
  const ana = { 'x-phone-secret': claim.body.secret };
  await post(`${phone}/messages`, JOIN(host.pin), ana);
  await host.inbox.next('lobby', ({ players }) => players === 1);
  await host.command('start');
  const [broken] = await heard(phone, ana, 'Q1/2');
  expect(broken?.text).toMatch(/Which tower\?\*?\n\[A tower that leans\]\nA\) Pisa\nB\) Paris/);
  expect(broken?.buttons).toHaveLength(2);
  expect(broken?.image).toBeUndefined();

  await post(`${phone}/messages`, { type: 'text', text: 'a', profileName: 'Ana' }, ana);
  await host.inbox.next('reveal');
  await host.command('next');
  const [whole] = await heard(phone, ana, 'Q2/2');
  expect(whole?.image?.url).toMatch(/^\/phone\/api\/media\/\d+$/);
  expect(whole?.buttons).toHaveLength(2);
});

/** The messages to a phone with this in their text, as soon as there is one. */
async function heard(phone: string, headers: Record<string, string>, text: string) {
  const leaving = new AbortController();
  const { body } = await fetch(`${phone}/events`, { headers, signal: leaving.signal });
  let stream = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    stream += chunk;
    const all = stream
      .split('\n\n')
      .slice(0, -1)
      .flatMap((event) => JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '[]') as ChatMessage[]);
    const found = all.filter((message) => message.text.includes(text));
    if (found.length > 0) {
      leaving.abort();
      return found;
    }
  }
  throw new Error(`nobody wrote ${text}`);
}
