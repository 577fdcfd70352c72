/** Messages to WhatsApp players are true when they go, and one phone's trouble is nobody else's. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { META_LIMITS } from '../../bridge/whatsapp/simulator/limits.ts';
import type { Phone } from '../../bridge/whatsapp/simulator/phone.ts';
import { granted, type Host, hostGame as hostWith } from '../support/clients.ts';
import {
  type AppWithPhones,
  fromBusiness,
  startAppWithPhones,
  ticked,
  told,
} from '../support/phones.ts';
import { single, singles } from '../support/quizzes.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

const ADMIN = 'outbound-test-admin-token';

let running: AppWithPhones;
beforeEach(() => running.simulator.reset());

const hostGame = (url: string, quiz: unknown) =>
  hostWith(url, quiz, {}, { authorization: `Bearer ${ADMIN}` });

let phones = 0;
const newPhone = (): Phone => {
  phones += 1;
  return running.simulator.phone(`1555${String(phones).padStart(7, '0')}`, `P${phones}`);
};

async function joined({ pin }: Host): Promise<Phone> {
  const phone = newPhone();
  phone.send(`JOIN ${pin}`);
  await told(phone, 'You are in');
  return phone;
}

const texts = (phone: Phone) => fromBusiness(phone).map(({ text }) => text);

/** Waits until the API has refused a message to this phone so often. */
async function refused(phone: Phone, times: number): Promise<void> {
  const refusals = () =>
    running.simulator
      .log()
      .filter((entry) => entry.type === 'refused' && entry.phone === phone.number);
  while (refusals().length < times) await sleep(10);
}

describe.each(['memory', 'Redis'])('with lanes in %s', (lanes) => {
  let redis: RedisServer | undefined;
  beforeAll(async () => {
    if (lanes === 'Redis') redis = await startRedis();
    running = await startAppWithPhones(undefined, {
      presenceGrace: 0,
      pluginEnv: {
        WHATSAPP_PAIR_BURST: '5',
      },
      publicUrl: 'https://quiz.example',
      adminToken: ADMIN,
      ...(redis && { redisUrl: redis.url, secret: ADMIN }),
    });
  });
  afterAll(async () => {
    await running[Symbol.asyncDispose]();
    await redis?.[Symbol.asyncDispose]();
  });

  it('refuses for a recipient whose country Meta does not serve, and for nobody else', async () => {
    using host = await hostGame(running.url, singles(1, { limit: 60 }));
    const player = await joined(host);
    const stranger = newPhone();
    running.simulator.faults.add({ kind: 'error', code: 130497, user: stranger.number });
    stranger.send('hello');
    await refused(stranger, 1);
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
    await host.command('start');
    await told(player, 'Question 1?');
  });

  it.each(['skip', 'end'] as const)(
    'never sends a question that the host has closed (%s)',
    async (command) => {
      using host = await hostGame(running.url, singles(2, { limit: 60 }));
      const phone = await joined(host);
      running.simulator.faults.add({ kind: 'error', code: 131056, user: phone.number, count: 1 });
      await host.command('start');
      await host.inbox.next('question');
      await refused(phone, 1);
      await host.command(command);
      if (command === 'skip') {
        await host.command('next');
        await told(phone, 'Question 2?');
      } else {
        await told(phone, 'The game is over.');
      }
      expect(texts(phone).filter((text) => text.includes('Question 1?'))).toEqual([]);
    },
  );

  it('asks after a pause what could not be sent before it, with the time that is left', async () => {
    using host = await hostGame(running.url, singles(1, { limit: 60 }));
    const phone = await joined(host);
    running.simulator.faults.add({ kind: 'error', code: 131056, user: phone.number, count: 1 });
    await host.command('start');
    await host.inbox.next('question');
    await refused(phone, 1);
    await host.command('pause');
    await sleep(1500);
    expect(texts(phone)).toHaveLength(1);
    await host.command('resume');
    const { text } = await told(phone, 'Question 1?');
    expect(text).toMatch(/ · (59|60) s · /);
  });

  it('says how much time is left when a question is held up', async () => {
    using host = await hostGame(running.url, singles(1, { limit: 20 }));
    const phone = await joined(host);
    running.simulator.faults.add({
      kind: 'error',
      code: 131056,
      user: phone.number,
      count: 1,
      retryAfter: 3,
    });
    await host.command('start');
    const { text } = await told(phone, 'Question 1?');
    expect(text).toMatch(/ · 1[67] s · /);
  });

  it('asks past the old end of a question what waited for its turn when the host gave it more time', async () => {
    using host = await hostGame(running.url, singles(1, { limit: 1 }));
    const phone = await joined(host);
    running.simulator.faults.add({
      kind: 'error',
      code: 131056,
      user: phone.number,
      count: 1,
      retryAfter: 2,
    });
    await host.command('start');
    await refused(phone, 1);
    granted(await host.socket.emitWithAck('extend', { seconds: 60 }));
    const { text } = await told(phone, 'Question 1?');
    expect(text).toMatch(/ · (5[89]|60) s · /);
  });

  it('lets questions pass ahead of replies, of which the last of each kind is sent', async () => {
    running.simulator.gate.limits = { ...META_LIMITS, pairBurst: 5 };
    using host = await hostGame(running.url, singles(1, { limit: 60 }));
    const phone = await joined(host);
    for (let times = 0; times < 15; times++) phone.send('HELP');
    await told(phone, 'Send JOIN and the six-digit code');
    await host.command('start');
    const { openedAt } = await host.inbox.next('question');
    const { at } = await told(phone, 'Question 1?');
    running.simulator.gate.limits = { ...META_LIMITS, pairInterval: 0 };
    // Well before the 6 s that a place in the pair's rate takes.
    expect(at - openedAt).toBeLessThan(5000);
    const before = texts(phone).filter((text) => text.startsWith('Send JOIN'));
    expect(before.length).toBeLessThanOrEqual(2);
  });

  it('brings the blue ticks that it promises to all of a crowd that answers at once', async () => {
    using host = await hostGame(running.url, singles(1, { limit: 60 }));
    const crowd = await Promise.all(Array.from({ length: 60 }, () => joined(host)));
    await host.command('start');
    await Promise.all(
      crowd.map(async (phone) => {
        await told(phone, 'Question 1?');
        phone.tap('A');
      }),
    );
    await Promise.all(crowd.map(ticked));
  });

  it.each([131047, 131049, 131050, 130472])(
    'does not wait for a phone that Meta brings nothing to (%i)',
    async (code) => {
      using host = await hostGame(running.url, singles(2, { limit: 60 }));
      const away = await joined(host);
      const here = await joined(host);
      running.simulator.faults.add({
        kind: 'status',
        mode: 'failed-after-sent',
        code,
        user: away.number,
      });
      await host.command('start');
      await told(here, 'Question 1?');
      here.tap('A');
      // Long before the 60 s are over: everybody who is here has answered.
      await host.inbox.next('reveal', ({ index }) => index === 0);
      await host.command('next');
      await told(here, 'Question 2?');
      here.tap('A');
      await host.inbox.next('reveal', ({ index }) => index === 1);
    },
  );

  it('says what is on a picture that Meta does not take', async () => {
    const picture = { media: { image: 'https://quiz.example/x.png', alt: 'a map of Lima' } };
    using host = await hostGame(running.url, {
      title: 'Pictures',
      questions: [single('Where is this?', 0, { limit: 60, ...picture })],
    });
    const phone = await joined(host);
    running.simulator.faults.add({ kind: 'error', code: 131053, user: phone.number, count: 1 });
    await host.command('start');
    const { text, image } = await told(phone, 'Where is this?');
    expect(text).toContain('[a map of Lima]');
    expect(image).toBeUndefined();
  });
});
