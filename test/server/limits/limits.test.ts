import fc from 'fast-check';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { type Budget, memoryBudget } from '../../../server/limits/budget.ts';
import { Callers, HANDSHAKES, OPEN } from '../../../server/limits/callers.ts';
import { GUESSES, type Guesser, Guesses } from '../../../server/limits/guesses.ts';
import { networkOf } from '../../../server/limits/network.ts';
import { redisBudget } from '../../../server/limits/redis-budget.ts';
import { Turns } from '../../../server/limits/turns.ts';
import { QRushError } from '../../../server/protocol/errors.ts';
import { connect, disconnect } from '../../../server/store/redis/connection.ts';
import { startRedis } from '../../support/redis.ts';

const log = pino({ level: 'silent' });
const RATE = { burst: 5, perSecond: 0.01 };

describe('an address', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b:1:2:3:4:10.0.0.1', '64:ff9b:1:2::/64'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('of IPv6 counts as its first 64 bits, however it is written', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const written = groups.map((each) => each.toString(16));
        const short = written.join(':').replace(/(^|:)0(:0)+(:|$)/, '::');
        const long = written.map((each) => each.padStart(4, '0').toUpperCase()).join(':');
        const network = `${written.slice(0, 4).join(':')}::/64`;
        if (!short.startsWith('::ffff:')) expect(networkOf(short)).toBe(network);
        expect(networkOf(long)).toBe(network);
      }),
    );
  });
});

/** Takes from a budget until there is no more. */
async function drain(budget: Budget, address: string, burst?: number): Promise<number> {
  let taken = 0;
  while ('left' in (await budget.take(address, burst))) taken += 1;
  return taken;
}

describe('a budget', () => {
  const hold = async (budget: Budget, other: Budget): Promise<void> => {
    expect(await budget.take('a')).toEqual({ left: 4 });
    expect(await drain(other, 'a', 3)).toBe(2);
    expect(await drain(budget, 'a')).toBe(2);
    expect(await drain(other, 'b')).toBe(5);
    const refused = await other.take('a');
    // One comes back in 100 s.
    expect('wait' in refused && refused.wait).toBeGreaterThan(90_000);
    expect('wait' in refused && refused.wait).toBeLessThanOrEqual(100_000);
    await other.giveBack('a');
    expect(await drain(budget, 'a')).toBe(1);
    for (let index = 0; index < 9; index++) await budget.giveBack('a');
    expect(await drain(budget, 'a')).toBe(5);
  };

  it('in memory gives the burst, less to some, and takes back', async () => {
    const budget = memoryBudget(RATE);
    await hold(budget, budget);
  });

  it('in Redis is one for all processes, leaves no keys, and is insured', async () => {
    await using redis = await startRedis();
    const clients = [1, 2].map(() => connect(redis.url, 'test', log));
    const [one, other] = clients.map((client) => redisBudget(client, 'test:guesses', RATE));
    const [client] = clients;
    if (!one || !other || !client) throw new Error('two processes');
    await client.ping();
    await clients[1]?.ping();
    await hold(one, other);
    for (let index = 0; index < 9; index++) await Promise.all(['a', 'b'].map(one.giveBack));
    expect(await client.keys('*')).toEqual([]);
    await redis.kill();
    expect(await drain(one, 'a')).toBe(5);
    for (const each of clients) await disconnect(each);
  });
});

const wrong = async () => {
  throw new QRushError('GAME_NOT_FOUND');
};

const codeOf = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'OK',
    (error: QRushError) => error.code,
  );

const guesserAt = (network: string | undefined): Guesser => ({ network, wrong: false, open: 0 });

describe('guesses', () => {
  it('are bounded for one connection, and right ones are free', async () => {
    const guesses = new Guesses(memoryBudget(GUESSES));
    const guesser = guesserAt('a');
    for (let index = 0; index < 100; index++) {
      expect(await guesses.attempt(guesser, async () => index)).toBe(index);
    }
    const codes: string[] = [];
    for (let index = 0; index < 21; index++)
      codes.push(await codeOf(guesses.attempt(guesser, wrong)));
    expect(codes).toEqual([...Array(20).fill('GAME_NOT_FOUND'), 'RATE_LIMITED']);
    expect(await codeOf(guesses.attempt(guesserAt('b'), wrong))).toBe('GAME_NOT_FOUND');
  });

  it('are bounded for all connections of an address, and 30 more are not told', async () => {
    const guesses = new Guesses(memoryBudget(GUESSES));
    let looked = 0;
    const counted = async () => {
      looked += 1;
      return wrong();
    };
    const all = Array.from({ length: 49 }, () => codeOf(guesses.attempt(guesserAt('a'), counted)));
    const told = (await Promise.all(all)).filter((code) => code !== 'RATE_LIMITED');
    expect(told.length).toBe(20);
    expect(looked).toBe(49);
    // The last one is for somebody who is right.
    expect(await codeOf(guesses.attempt(guesserAt('a'), async () => 'in'))).toBe('OK');
  });

  it('of a crowd that is right all come in, though they come at the same moment', async () => {
    const guesses = new Guesses(memoryBudget(GUESSES));
    const right = () => new Promise((resolve) => setImmediate(resolve));
    const crowd = Array.from({ length: 500 }, () => codeOf(guesses.attempt(guesserAt('a'), right)));
    expect(new Set(await Promise.all(crowd))).toEqual(new Set(['OK']));
  });

  it('of an address that is not limited are not counted', async () => {
    const guesses = new Guesses(memoryBudget(GUESSES));
    for (let index = 0; index < 100; index++)
      expect(await codeOf(guesses.attempt(guesserAt(undefined), wrong))).toBe('GAME_NOT_FOUND');
  });
});

describe('turns', () => {
  it('of one key are ten at a time, in order, and a thousand wait', async () => {
    const turns = new Turns();
    const gate = Promise.withResolvers<void>();
    const began: number[] = [];
    const steps = Array.from({ length: 1011 }, (_, index) =>
      turns.take('a', async () => {
        began.push(index);
        await gate.promise;
      }),
    );
    await expect(steps.at(-1)).rejects.toThrow(QRushError);
    expect(began.length).toBe(10);
    expect(await turns.take('b', async () => 'another')).toBe('another');
    gate.resolve();
    await Promise.all(steps.slice(0, -1));
    expect(began).toEqual(Array.from({ length: 1010 }, (_, index) => index));
  });
});

describe('callers', () => {
  it('may open so many at once, and have so many open', () => {
    const callers = new Callers();
    const ends: (() => void)[] = [];
    let now = 0;
    const call = () => {
      const refused = callers.admit('a', now);
      if (!refused) ends.push(callers.opened('a'));
      return refused;
    };
    for (let index = 0; index < HANDSHAKES.burst; index++) expect(call()).toBeUndefined();
    expect(call()).toEqual({ wait: 10 });
    expect(callers.admit('b', now)).toBeUndefined();
    for (now = 1000; ends.length < OPEN; now += 1000)
      while (!call()) if (ends.length === OPEN) break;
    now += 60_000;
    expect(call()).toBeDefined();
    ends.pop()?.();
    expect(call()).toBeUndefined();
  });
});
