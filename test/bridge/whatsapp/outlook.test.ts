/** The outlook that a host gets on WhatsApp, for games of every size. */
import { describe, expect, it } from 'vitest';
import { Seats } from '../../../bridge/chat/seats.ts';
import { Clocks } from '../../../bridge/whatsapp/clocks.ts';
import { Outlook } from '../../../bridge/whatsapp/outlook.ts';
import { pricesAt } from '../../../bridge/whatsapp/prices.ts';
import { initialState } from '../../../server/engine/reduce.ts';
import type { Phase, State } from '../../../server/engine/state.ts';
import type { Games } from '../../../server/plugin.ts';
import type { Player } from '../../../server/store/contract.ts';
import { createMemoryStore } from '../../../server/store/memory/memory-store.ts';
import { definitionOf } from '../../server/engine/games.ts';

const PHASE: Phase = { name: 'open', question: 0, openedAt: 1000, closesAt: 31_000 };

/** When messages began to cost something. */
const OCTOBER = Date.UTC(2026, 9, 1);

/** A game of this many WhatsApp players, in these countries in turn. */
async function outlook(players: number, limits: number[], countries = ['BR.'], at = OCTOBER) {
  const store = createMemoryStore().space('whatsapp');
  const seats = new Seats(store);
  const all: Player[] = [];
  for (let index = 0; index < players; index++) {
    const id = String(index).padStart(5, '0');
    const to = `${countries[index % countries.length]}${index}`;
    await seats.set(`key${id}`, { gameId: 'game', playerId: id, to, language: 'en', since: 0 });
    all.push({ id, nickname: id, channel: 'whatsapp', address: `key${id}` });
  }
  const game = definitionOf(limits.length);
  const questions = game.quiz.questions.map((question, at) => ({
    ...question,
    limit: limits[at] ?? 1,
  }));
  const games = {
    definition: async () => ({ ...game, quiz: { ...game.quiz, questions } }),
    state: async (): Promise<State> => ({ ...initialState(), phase: PHASE }),
    async *players() {
      yield all;
    },
    waitFor: async () => {},
  } as Partial<Games> as Games;
  const clocks = new Clocks(games, store, 0);
  const counts = async () => ({ queued: 0, sent: 10, delivered: 0, read: 0, failed: 0 });
  const prices = () => pricesAt(at);
  const sources = { games, store, seats, clocks, outbox: { counts }, prices, rate: 70 };
  return { clocks, outlook: new Outlook(sources) };
}

describe('before the start', () => {
  it.each<[players: number, limits: number[], warnings: RegExp[]]>([
    [10, [20, 12], []],
    [175, [20], []],
    [385, [20], [/takes 11 s to reach all 385 players/]],
    [1, [11, 30], [/^One question is shorter than 12 s/]],
    [1, [11, 8, 30], [/^2 questions are shorter than 12 s/]],
    [1, [11, 5, 30], [/^One question is shorter than 6 s/]],
    [385, [20, 15], [/takes 11 s/, /^Some questions are shorter than 20 s: with 385 phones/]],
    [700, [5, 5], [/takes 20 s/, /^Some questions/, /^2 questions are shorter than 6 s/]],
    [0, [5, 5], []],
  ])('%i players, questions of %j s: %j', async (players, limits, warnings) => {
    const { outlook: told } = await outlook(players, limits);
    const plan = await told.plan('game');
    expect(plan.players).toBe(players);
    expect(plan.messages).toBe(players * (limits.length + 2));
    expect(plan.warnings).toHaveLength(warnings.length);
    for (const [at, warning] of warnings.entries()) expect(plan.warnings[at]).toMatch(warning);
  });

  it('twenty questions cost a Brazilian player about fifteen cents', async () => {
    const { outlook: told } = await outlook(
      1,
      Array.from({ length: 20 }, () => 20),
    );
    const { price } = await told.plan('game');
    expect(price?.currency).toBe('USD');
    expect(price?.amount).toBeCloseTo(22 * 0.0068);
    expect(price).not.toHaveProperty('upTo');
  });

  it('they cost a range where the rate is not known, and nothing before October 2026', async () => {
    const cost = async (at: number) =>
      (await (await outlook(2, [20], ['CH.'], at)).outlook.plan('game')).price;
    const price = await cost(OCTOBER);
    expect(price?.amount).toBeCloseTo(6 * 0.0008);
    expect(price?.upTo).toBeCloseTo(6 * 0.055);
    expect(await cost(OCTOBER - 1)).toEqual({ amount: 0, currency: 'USD' });
  });
});

it('the spread is told of who has been reached by this question', async () => {
  const { outlook: told, clocks } = await outlook(5, [20]);
  expect((await told.report('game')).spread).toBeUndefined();
  for (const [index, at] of [3000, 1200, 9000, 1900].entries()) {
    const playerId = String(index).padStart(5, '0');
    await clocks.reached({ about: { gameId: 'game', playerId, question: 0 } }, at);
  }
  const spread = { question: 0, players: 4, first: 900, median: 1600, last: 8700 };
  expect((await told.report('game')).spread).toEqual(spread);
});
