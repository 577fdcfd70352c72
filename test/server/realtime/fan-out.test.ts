import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FanOut } from '../../../server/realtime/fan-out.ts';
import type { PlayLine } from '../../../server/realtime/line.ts';
import { LineClock } from '../../../server/realtime/line-clock.ts';
import type { Packets } from '../../../server/realtime/packets.ts';
import { Seats } from '../../../server/realtime/seats.ts';
import { Slices } from '../../../server/realtime/slices.ts';

/** A line that writes down what it is sent. */
class Heard implements PlayLine {
  readonly id = '';
  readonly heardAt = 0;
  heard = true;
  readonly clock = new LineClock('webSocket');
  readonly versions: number[] = [];
  /** Of the state that it was shown when it took its seat. */
  readonly joinedAt: number;
  goneAt: number | undefined;

  constructor(joinedAt: number) {
    this.joinedAt = joinedAt;
  }

  send({ texts }: Packets): void {
    expect(this.goneAt).toBeUndefined();
    this.versions.push(Number(texts()[0]));
  }

  ping(): void {}
  silent(): void {}
  disconnect(): void {}
  letGo(): void {}
}

const packets = (version: number): Packets => ({
  texts: () => [String(version)],
  frames: Buffer.alloc(0),
});

/** So much work that a slice does not get far. */
function busily(act: () => void): void {
  const until = performance.now() + 0.02;
  act();
  while (performance.now() < until);
}

type Step =
  | { do: 'tell' | 'tell by pages'; game: number }
  | { do: 'join'; game: number; players: number }
  | { do: 'leave'; game: number; player: number }
  | { do: 'turn' };

const game = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('tell' as const, 'tell by pages' as const), game }),
  fc.record({ do: fc.constant('join' as const), game, players: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ do: fc.constant('leave' as const), game, player: fc.nat(300) }),
  fc.record({ do: fc.constant('turn' as const) }),
);

describe('fan-outs', () => {
  it('reach each line in order, none missed and none doubled, whoever joins and leaves meanwhile', async () => {
    const steps = fc.array(step, { minLength: 5, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(steps, async (todo) => {
        const seats = new Seats();
        const fanOut = new FanOut(new Slices());
        const games = [0, 1].map((number) => ({
          id: `game ${number}`,
          version: 0,
          lines: [] as Heard[],
        }));
        const handedOut: Promise<void>[] = [];
        const join = (to: (typeof games)[number]) => {
          const line = new Heard(to.version);
          seats.take(to.id, String(to.lines.push(line) - 1), line);
        };
        for (const one of games) for (let count = 0; count < 100; count++) join(one);

        for (const one of todo) {
          if (one.do === 'turn') {
            await turn();
            continue;
          }
          const at = games[one.game];
          if (!at) continue;
          const { id, lines } = at;
          if (one.do === 'join') {
            for (let count = 0; count < one.players; count++) join(at);
          } else if (one.do === 'leave') {
            const line = lines[one.player];
            if (!line) continue;
            seats.leave(id, String(one.player), line);
            line.goneAt ??= at.version;
          } else {
            const version = ++at.version;
            const send = (line: PlayLine) => busily(() => line.send(packets(version)));
            handedOut.push(
              one.do === 'tell'
                ? fanOut.each(id, seats.lines(id), send)
                : fanOut.eachPage(id, pagesOf(seats, id), (player) => {
                    const line = seats.get(id, player);
                    if (line) send(line);
                  }),
            );
          }
        }
        await Promise.all(handedOut);

        for (const { version, lines } of games) {
          for (const { versions, joinedAt, goneAt } of lines) {
            // It may be told once more what it has seen at its join.
            const news = versions.filter((one) => one > joinedAt);
            expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
            expect(news).toEqual(news.map((_, index) => joinedAt + 1 + index));
            if (goneAt === undefined) expect(news.at(-1) ?? joinedAt).toBe(version);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are over when all lines have it, and leave room for others in between', async () => {
    const fanOut = new FanOut(new Slices());
    const reached: number[] = [];
    const lines = Array.from({ length: 500 }, (_, index) => index);
    const over = fanOut.each('game', lines, (line) => busily(() => reached.push(line)));
    const inBetween = reached.length;
    await turn();
    expect(reached.length).toBeLessThan(lines.length);
    await over;
    expect(inBetween).toBeGreaterThan(0);
    expect(reached).toEqual(lines);
  });

  it('of a small game do not wait for those of a large one', async () => {
    const fanOut = new FanOut(new Slices());
    const order: string[] = [];
    const told = (name: string, count: number) =>
      fanOut
        .each(name, Array(count).fill(0), () => busily(() => {}))
        .then(() => void order.push(name));
    await Promise.all([told('large', 1000), told('small', 30)]);
    expect(order).toEqual(['small', 'large']);
  });

  it('that fail tell so, and the next one goes on', async () => {
    const fanOut = new FanOut(new Slices());
    const failing = fanOut.each('game', [1], () => {
      throw new Error('no');
    });
    async function* unknown() {
      yield [1];
      throw new Error('unknown');
    }
    const second = fanOut.eachPage('game', unknown(), () => {});
    const reached: number[] = [];
    const third = fanOut.each('game', [1, 2], (line) => reached.push(line));
    await expect(failing).rejects.toThrow('no');
    await expect(second).rejects.toThrow('unknown');
    await third;
    expect(reached).toEqual([1, 2]);
  });
});

/** Looks something up for some players at a time. */
async function* pagesOf(seats: Seats, gameId: string) {
  for (const page of seats.pages(gameId, 40)) {
    await turn();
    yield page;
  }
}
