/** The fate of names that wait, as time goes by; test/e2e/waiting-room.test.ts has the rest. */
import pino from 'pino';
import { Registry as Metrics } from 'prom-client';
import { expect, it } from 'vitest';
import type { Channel, Delivery } from '../../../server/games/channel.ts';
import { Deliveries } from '../../../server/games/deliveries.ts';
import { Joining } from '../../../server/games/joining.ts';
import { Registry } from '../../../server/registry.ts';
import { memorySessions } from '../../../server/sessions/memory-sessions.ts';
import { MOST_WAITING, PATIENCE } from '../../../server/sessions/waiting/contract.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';
import { createGame } from '../../contract/games.ts';
import { noHooks } from '../../support/hooks.ts';

/** A game whose host approves all names, a clock, and what a chat was told. */
async function stage() {
  const clock = { now: 0 };
  const store = createMemoryStore();
  const sessions = memorySessions(() => clock.now);
  const channels = new Registry<Channel>('channel');
  const told: { delivery: Delivery; waiting: number }[] = [];
  channels.register({
    name: 'chat',
    async deliver(delivery) {
      told.push({ delivery, waiting: (await sessions.waiting.list(id)).length });
    },
  });
  const log = pino({ level: 'silent' });
  const deliveries = new Deliveries({ channels, metrics: new Metrics(), log });
  const joining = new Joining({ store, sessions, hooks: noHooks(), deliveries });
  const { id, ...rest } = await createGame(store);
  const game = { ...rest, id, options: { ...rest.options, approveNames: true } };
  const waits = (of: Parameters<Joining['join']>[1]) =>
    joining.join(game, of).then(
      () => 'in',
      (error: { code: string; message: string; retryAfter?: number }) => error,
    );
  return { clock, sessions, joining, id, told, waits };
}

const ana = { nickname: 'Ana', channel: 'web', device: 'phone' };

it('a host who does not answer keeps nobody waiting for ever, and may be asked again', async () => {
  const { clock, waits } = await stage();
  const asked = async () => {
    for (; clock.now < PATIENCE; clock.now += 10_000)
      expect(await waits(ana)).toMatchObject({ code: 'WAITING_FOR_HOST' });
  };
  await asked();
  clock.now += 1;
  expect(await waits(ana)).toMatchObject({
    code: 'NICKNAME_REJECTED',
    message: 'The host has not answered. Tell them, and try again.',
  });
  expect(await waits(ana)).toMatchObject({ code: 'WAITING_FOR_HOST' });
});

it('the more wait, the less often they ask; and there is an end to it', async () => {
  const { waits } = await stage();
  const asks = (at: number) => waits({ ...ana, nickname: `Ana ${at}`, device: `phone ${at}` });
  const first = await asks(0);
  for (let at = 1; at < MOST_WAITING; at++) await asks(at);
  const again = await asks(0);
  const after = (refusal: typeof first) => (typeof refusal === 'string' ? 0 : refusal.retryAfter);
  expect(after(again)).toBeGreaterThan(after(first) ?? 0);
  expect(await asks(MOST_WAITING)).toMatchObject({
    code: 'RATE_LIMITED',
    retryAfter: expect.any(Number),
  });
});

it('a chat is told before the request is off the list: a crash in between asks the host again', async () => {
  const { joining, sessions, id, told, waits } = await stage();
  const chat = { nickname: 'Ana', channel: 'chat', address: '7' };
  expect(await waits(chat)).toMatchObject({ code: 'WAITING_FOR_HOST' });
  const [request] = await sessions.waiting.list(id);
  await joining.admit(id, request?.id ?? '', true);
  const delivery = { type: 'admission', gameId: id, ...chat, admitted: true };
  expect(told).toEqual([{ delivery, waiting: 1 }]);
  expect(await sessions.waiting.list(id)).toEqual([]);
  expect(await waits(chat)).toBe('in');
  await expect(joining.admit(id, request?.id ?? '', true)).rejects.toMatchObject({
    code: 'PLAYER_NOT_FOUND',
  });
});
