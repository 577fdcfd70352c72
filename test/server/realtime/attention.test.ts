import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../server/protocol/snapshot.ts';
import { Attention } from '../../../server/realtime/attention.ts';
import type { PlayLine } from '../../../server/realtime/line.ts';
import { LineClock } from '../../../server/realtime/line-clock.ts';
import { type Pulsed, QuickPulse } from '../../../server/realtime/quick-pulse.ts';
import type { RelayedMessage, SharedMessage } from '../../../server/realtime/relay.ts';
import { Seats } from '../../../server/realtime/seats.ts';

const line = (id: string): PlayLine => ({
  id,
  heardAt: 0,
  heard: true,
  clock: new LineClock('webSocket'),
  ping() {},
  silent() {},
  send() {},
  disconnect() {},
  letGo() {},
});

/** Two players and a host of a game, and a player of another one. */
function attention() {
  const pulse = new QuickPulse();
  pulse.close();
  const seats = new Seats();
  const [one, two, stranger] = [line('one'), line('two'), line('stranger')];
  const host: Pulsed = line('host');
  seats.take('game', 'p1', one);
  seats.take('game', 'p2', two);
  seats.take('other', 'p3', stranger);
  const watched = new Attention({
    pulse,
    seats,
    hosts: (gameId) => (gameId === 'game' ? [host] : []),
  });
  for (const each of [one, two, stranger, host]) watched.entered(each, snapshot(1, 'lobby'));
  return { pulse, seats, watched, one, two, stranger, host };
}

const snapshot = (version: number, phase: Snapshot['phase'], pausedAt?: number) =>
  ({ version, phase, ...(pausedAt !== undefined && { pausedAt }) }) as Snapshot;

const shared = (name: SharedMessage['name'], payload: { version: number }): RelayedMessage => ({
  type: 'shared',
  gameId: 'game',
  name,
  payload,
});

const count = (name: 'answers' | 'lobby', version: number): RelayedMessage =>
  ({
    type: 'count',
    gameId: 'game',
    to: 'players',
    count: { name, payload: { version } },
  }) as never;

const ended = (type: 'reveal' | 'finished', version: number) =>
  ({ type, gameId: 'game', event: { version } }) as RelayedMessage;

describe('attention', () => {
  it('is quick while a question is open and time goes on, for all of its game', () => {
    const { pulse, watched, one, two, stranger, host } = attention();
    const quick = () => [one, two, host].map((each) => pulse.has(each));
    const expectAll = (expected: boolean) => expect(quick()).toEqual(Array(3).fill(expected));
    let version = 1;
    const steps: [RelayedMessage, boolean][] = [
      [shared('state', snapshot(++version, 'countdown')), false],
      [shared('question', { version: ++version }), true],
      [count('answers', version), true],
      [count('lobby', version), true],
      [{ type: 'removed', gameId: 'game', playerId: 'p9', reason: 'kicked' }, true],
      [shared('state', snapshot(++version, 'question', 5)), false],
      [shared('state', snapshot(++version, 'question')), true],
      [shared('answers', { version: ++version }), false],
      [ended('reveal', ++version), false],
      [shared('question', { version: ++version }), true],
      [ended('reveal', ++version), false],
      [shared('question', { version: ++version }), true],
      [ended('finished', ++version), false],
    ];
    for (const [message, expected] of steps) {
      watched.follow(message);
      expectAll(expected);
    }
    expect(pulse.has(stranger)).toBe(false);
  });

  it('spares lines that a break does not harm', () => {
    const { watched, one } = attention();
    const spared = () => watched.spares(one);
    expect(spared()).toBe(true);
    expect(watched.spares(line('has not joined'))).toBe(false);
    const steps: [RelayedMessage, boolean][] = [
      [shared('state', snapshot(2, 'countdown')), false],
      [shared('question', { version: 3 }), false],
      [shared('state', snapshot(4, 'question', 5)), false],
      [shared('answers', { version: 5 }), false],
      [ended('reveal', 6), true],
      [shared('question', { version: 7 }), false],
      [ended('finished', 8), true],
    ];
    for (const [message, expected] of steps) {
      watched.follow(message);
      expect(spared()).toBe(expected);
    }
  });

  it('covers players who come to an open question, and forgets those who leave', () => {
    const { pulse, watched, seats, two, host } = attention();
    const late = line('late');
    seats.take('game', 'p4', late);
    watched.entered(late, snapshot(3, 'question'));
    expect(pulse.has(late)).toBe(true);
    watched.follow(shared('question', { version: 3 }));
    watched.left(late);
    watched.left(host);
    expect([late, host, two].map((each) => pulse.has(each))).toEqual([false, false, true]);
    expect(watched.spares(late)).toBe(false);
  });

  it('believes what came last over an older snapshot', () => {
    const { pulse, watched, one, two } = attention();
    watched.follow(shared('question', { version: 3 }));
    watched.entered(one, snapshot(2, 'countdown'));
    expect(pulse.has(one)).toBe(true);
    watched.follow(ended('reveal', 5));
    watched.entered(two, snapshot(3, 'question'));
    expect(pulse.has(two)).toBe(false);
  });
});
