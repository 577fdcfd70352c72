/** The host's view of WhatsApp: the estimate before, the count after, and who may look. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChannelPlan, ChannelReport } from '../../server/plugin.ts';
import { archiveOf } from '../support/archive.ts';
import { hostGame } from '../support/clients.ts';
import { type AppWithPhones, startAppWithPhones, told } from '../support/phones.ts';
import { singles } from '../support/quizzes.ts';

let running: AppWithPhones;
beforeAll(async () => {
  running = await startAppWithPhones(undefined, {
    publicUrl: 'https://quiz.example',
    adminToken: 'cost-test-admin-token',
    pluginConfig: {
      whatsapp: { prices: { currency: 'EUR', rates: { BR: 0.01, DE: 0.05 }, otherwise: 0.02 } },
    },
  });
});
afterAll(() => running[Symbol.asyncDispose]());

async function channelsOf(gameId: string, token: string) {
  const response = await fetch(`${running.url}/api/games/${gameId}/channels`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return {
    status: response.status,
    body: (await response.json()) as { channels: [{ plan?: ChannelPlan; report?: ChannelReport }] },
  };
}

it('is an estimate by country before the start, and what was sent afterwards', async () => {
  const admin = { authorization: 'Bearer cost-test-admin-token' };
  using host = await hostGame(running.url, singles(3, { limit: 8 }), {}, admin);
  const look = async () => (await channelsOf(host.id, host.hostToken)).body.channels[0];
  expect(await look()).toMatchObject({
    name: 'whatsapp',
    title: 'WhatsApp',
    plan: { players: 0, messages: 0, price: { amount: 0, currency: 'EUR' }, warnings: [] },
  });

  using other = await hostGame(running.url, singles(1), {}, admin);
  const phones = ['5511900000001', '4915100000002', '14155550003'].map((number) =>
    running.simulator.phone(number, `P${number.slice(-1)}`),
  );
  for (const phone of phones) {
    phone.send(`JOIN ${host.pin}`);
    await told(phone, host.pin);
  }
  const { plan } = await lookUntil(look, (seen) => seen.plan?.players === 3);
  expect(plan?.messages).toBe(3 * 5);
  expect(plan?.price?.amount).toBeCloseTo(5 * (0.01 + 0.05 + 0.02));
  expect(plan?.warnings).toEqual([
    '3 questions are shorter than 12 s: players may get the next one late.',
  ]);

  await host.command('start');
  for (const [index] of [0, 1, 2].entries()) {
    for (const phone of phones) {
      await told(phone, `Question ${index + 1}?`);
      phone.send('a');
    }
    await host.inbox.next('reveal', (event) => event.index === index);
    await host.command('next');
  }
  for (const phone of phones) await told(phone, '🏁');
  await archiveOf(running.app, host.id);
  const { report } = await lookUntil(look, (seen) => seen.report?.messages?.queued === 0);
  expect(report?.messages).toMatchObject({ queued: 0, sent: 15, failed: 0 });
  // Their seats are gone, and their countries are still known.
  expect(report?.price?.amount).toBeCloseTo(5 * (0.01 + 0.05 + 0.02));

  expect((await channelsOf(host.id, 'cost-test-admin-token')).status).toBe(200);
  expect((await channelsOf(host.id, other.hostToken)).status).toBe(401);
  expect((await channelsOf('nonsense', 'cost-test-admin-token')).status).toBe(404);
});

/** Looks until it is so. */
async function lookUntil<View>(look: () => Promise<View>, fits: (view: View) => boolean) {
  for (;;) {
    const view = await look();
    if (fits(view)) return view;
  }
}
