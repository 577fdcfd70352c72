/** A bridge that dies half-way through a join, and gets the same message again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Players } from '../../bridge/chat/players.ts';
import { Seats } from '../../bridge/chat/seats.ts';
import type { Games } from '../../server/plugin.ts';
import type { Space } from '../../server/store/contract.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { hostGame } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running[Symbol.asyncDispose]());

/** Lets this many steps succeed: calls of games and of the store that change something. */
class Fuse {
  left = Number.POSITIVE_INFINITY;
  guard<Of extends object>(target: Of, names: (keyof Of)[]): Of {
    return new Proxy(target, {
      get: (on, name) => {
        const value = Reflect.get(on, name) as unknown;
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          if (names.includes(name as keyof Of)) {
            if (this.left === 0) throw new Error('the process has died');
            this.left -= 1;
          }
          return Reflect.apply(value, on, args) as unknown;
        };
      },
    });
  }
}

/** Somebody who joins by a chat bridge. */
function joiner(games: Games, store: Space, channel: string) {
  const seats = new Seats(store);
  const players = new Players({ games, store, seats, channel });
  const person = { key: 'k', to: '15550001', profileName: 'Ana', language: 'en' } as const;
  return {
    join: (pin: string) => players.join(person, pin),
    async rename(name: string) {
      const seat = await seats.get(person.key);
      if (seat) await players.rename(person, seat, name);
    },
  };
}

describe.each(['whatsapp', 'telegram'])('%s', (channel) => {
  const steps = 8;
  const counts = (id: string) => running.app.store.players.counts(id);
  const listed = async (id: string) => {
    const names: string[] = [];
    for await (const page of running.app.games.players(id, channel)) {
      names.push(...page.map(({ nickname }) => nickname));
    }
    return names;
  };
  const setUp = () => {
    const fuse = new Fuse();
    const games = fuse.guard(running.app.games as Games, [
      'join',
      'connect',
      'disconnect',
      'leave',
    ]);
    const space = running.app.store.space(`${channel}-${Math.random()}`);
    return { fuse, ...joiner(games, fuse.guard(space, ['set', 'delete']), channel) };
  };

  it.each(Array.from({ length: steps }, (_, at) => at))(
    'dies after %i steps of a join: nobody is waited for, nor called "Ana 2" later',
    async (left) => {
      using host = await hostGame(running.url, singles(1));
      const { fuse, join } = setUp();
      fuse.left = left;
      await join(host.pin).catch(() => undefined);
      // Joined, seated, present: in this order.
      expect((await counts(host.id)).present).toBe(left < 3 ? 0 : 1);
      fuse.left = Number.POSITIVE_INFINITY;
      await join(host.pin);
      expect(await listed(host.id)).toEqual(['Ana']);
      expect(await counts(host.id)).toMatchObject({ players: 1, present: 1 });
    },
  );

  it.each(Array.from({ length: steps }, (_, at) => at))(
    'dies after %i steps of a change of games, or of names: one is waited for in the end',
    async (left) => {
      using first = await hostGame(running.url, singles(1));
      using second = await hostGame(running.url, singles(1));
      const { fuse, join, rename } = setUp();
      await join(first.pin);
      fuse.left = left;
      await join(second.pin).catch(() => undefined);
      fuse.left = Number.POSITIVE_INFINITY;
      await join(second.pin);
      expect((await counts(first.id)).present).toBe(0);
      expect(await counts(second.id)).toMatchObject({ players: 1, present: 1 });
      fuse.left = left;
      await rename('Fox').catch(() => undefined);
      fuse.left = Number.POSITIVE_INFINITY;
      await rename('Fox');
      expect(await listed(second.id)).toContain('Fox');
      expect((await counts(second.id)).present).toBe(1);
    },
  );
});
