/** One game by WhatsApp over two servers, which share what they send and take in by Redis. */
import { expect, it } from 'vitest';
import { startSimulator } from '../../bridge/whatsapp/simulator/simulator.ts';
import { hostGame } from '../support/clients.ts';
import { startCluster } from '../support/cluster.ts';
import { fromBusiness, told } from '../support/phones.ts';
import { singles } from '../support/quizzes.ts';
import { accountSettings } from '../support/whatsapp-account.ts';

it('brings every message once, whichever server webhooks reach, and goes on when one of them stops', async () => {
  const urls: string[] = [];
  let turns = 0;
  const simulator = await startSimulator({
    webhookUrl: () => `${urls[turns++ % urls.length]}/bridge/whatsapp/webhook`,
  });
  const cluster = await startCluster(2, {
    pluginEnv: accountSettings(simulator),
  });
  try {
    urls.push(...cluster.servers.map(({ url }) => url));
    const [first, second] = cluster.servers;
    if (!first || !second) throw new Error('two servers');
    using host = await hostGame(first.url, singles(3, { limit: 60 }));
    const phones = Array.from({ length: 12 }, (_, at) =>
      simulator.phone(`1555000${String(at).padStart(4, '0')}`, `Phone ${at}`),
    );
    for (const phone of phones) phone.send(`JOIN ${host.pin}`);
    await Promise.all(phones.map((phone) => told(phone, 'You are in')));
    await host.command('start');
    for (const number of [1, 2, 3]) {
      await Promise.all(phones.map((phone) => told(phone, `Question ${number}?`)));
      if (number === 2) {
        urls.splice(1, 1);
        await second[Symbol.asyncDispose]();
      }
      for (const phone of phones) phone.send('A');
      await host.inbox.next('reveal', ({ index }) => index === number - 1);
      await host.command('next');
    }
    await Promise.all(phones.map((phone) => told(phone, '🏁')));
    // Join, questions, end: nothing came twice.
    for (const phone of phones) expect(fromBusiness(phone)).toHaveLength(5);
    const whatsapp = first.app.metrics.getSingleMetric('qrush_whatsapp_received_total');
    const { values } = (await whatsapp?.get()) ?? { values: [] };
    expect(
      values.every(({ labels }) => ['handled', 'duplicate'].includes(`${labels.outcome}`)),
    ).toBe(true);
  } finally {
    await cluster[Symbol.asyncDispose]();
    await simulator.close();
  }
});
