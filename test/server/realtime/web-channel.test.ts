import { expect, it } from 'vitest';
import { FanOut } from '../../../server/realtime/fan-out.ts';
import type { HostsHere } from '../../../server/realtime/hosts-here.ts';
import type { PlayLine } from '../../../server/realtime/line.ts';
import { LineClock } from '../../../server/realtime/line-clock.ts';
import type { RelayedMessage } from '../../../server/realtime/relay.ts';
import { Seats } from '../../../server/realtime/seats.ts';
import { Slices } from '../../../server/realtime/slices.ts';
import { deliverHere } from '../../../server/realtime/web-channel.ts';
import type { Leaderboard } from '../../../server/services.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';

const GAME = 'game';
const PLAYERS = Array.from({ length: 600 }, (_, index) => String(index));

/** A game whose lines take their time, so that what goes to all takes many turns. */
function seated() {
  const seats = new Seats();
  const heard = new Map<string, string[]>(PLAYERS.map((player) => [player, []]));
  for (const player of PLAYERS) {
    const line: PlayLine = {
      id: player,
      heardAt: 0,
      heard: true,
      clock: new LineClock('webSocket'),
      ping() {},
      silent() {},
      letGo() {},
      send({ texts }) {
        const until = performance.now() + 0.02;
        while (performance.now() < until);
        for (const text of texts()) heard.get(player)?.push(/"(\w+)"/.exec(text)?.[1] ?? '');
      },
      disconnect() {
        heard.get(player)?.push('disconnected');
        seats.leave(GAME, player, line);
      },
    };
    seats.take(GAME, player, line);
  }
  const standings: Leaderboard['standings'] = async (_, ids) =>
    new Map(ids.map((id, at) => [id, { player: id, rank: at + 1, total: 0 }]));
  const sources = {
    store: createMemoryStore(),
    seats,
    hosts: { emit() {} } as unknown as HostsHere,
    fanOut: new FanOut(new Slices()),
    waitLonger() {},
    seenBy: async () => undefined,
    leaderboard: { standings } as Leaderboard,
  };
  return { heard, deliver: (message: RelayedMessage) => deliverHere(sources, message) };
}

const shared = (name: 'question' | 'lobby' | 'answers'): RelayedMessage => ({
  type: 'shared',
  gameId: GAME,
  name,
  payload: { version: 1 },
});

const reveal: RelayedMessage = {
  type: 'reveal',
  gameId: GAME,
  event: { version: 2, index: 0, correct: [0], text: 'Rome', distribution: [] },
  leaderboard: { version: 2, index: 0, top: [] },
};

const finished: RelayedMessage = {
  type: 'finished',
  gameId: GAME,
  event: { version: 3, podium: [] },
};

it('brings all players everything in order, though each delivery takes many turns', async () => {
  const { heard, deliver } = seated();
  const last = Promise.all([shared('question'), shared('answers'), reveal, finished].map(deliver));
  const before = heard.get('599')?.length;
  await last;
  expect(before).toBe(0);
  for (const events of heard.values()) {
    expect(events).toEqual(['question', 'answers', 'reveal', 'leaderboard', 'finished']);
  }
});

it('tells those who are removed meanwhile nothing after that', async () => {
  const { heard, deliver } = seated();
  const all = Promise.all([shared('question'), reveal].map(deliver));
  await deliver({ type: 'removed', gameId: GAME, playerId: '599', reason: 'kicked' });
  await all;
  expect(heard.get('599')).toEqual(['removed', 'disconnected']);
  expect(heard.get('598')).toEqual(['question', 'reveal', 'leaderboard']);
});
