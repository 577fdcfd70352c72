/** Facts of channels stay in a game's report: also those that they learn after its end. */
import { expect, it } from 'vitest';
import { archiveOf } from '../support/archive.ts';
import { hostGame } from '../support/clients.ts';
import { fromBusiness, startAppWithPhones, told } from '../support/phones.ts';
import { singles } from '../support/quizzes.ts';

it('messages, their price and how they arrived are kept, and once more when the last have', async () => {
  await using running = await startAppWithPhones(undefined, { gameTtl: 2 });
  const { app, simulator, url } = running;
  using host = await hostGame(url, singles(1));
  const phone = simulator.phone('15557650077', 'Cleo');
  phone.send(`JOIN ${host.pin}`);
  await told(phone, 'You are in');
  await host.command('start');
  await told(phone, 'Question 1?');
  phone.send('A');
  await host.inbox.next('reveal');
  const before = new Set(fromBusiness(phone).map(({ id }) => id));
  await host.command('next');
  expect((await archiveOf(app, host.id)).channels?.[0]?.name).toBe('whatsapp');
  await phone.next(({ from, id }) => from === 'business' && !before.has(id));
  for (;;) {
    const game = await app.records.games.get(host.id);
    const { sent, queued } = game?.channels?.[0]?.report?.messages ?? {};
    if (sent === fromBusiness(phone).length && queued === 0) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  // Nobody knows it any more but the report.
  while (await app.store.games.state(host.id))
    await new Promise((resolve) => setImmediate(resolve));
  const answer = await fetch(`${url}/api/games/${host.id}/report/channels`);
  expect(await answer.json()).toMatchObject({
    channels: [
      {
        name: 'whatsapp',
        title: 'WhatsApp',
        players: 1,
        right: 1,
        report: { messages: { queued: 0, failed: 0 } },
      },
    ],
  });
});
