import type { GameMode, Row } from '../server/engine/mode.ts';
import { type Plan, readPlan } from '../server/engine/plan.ts';
import { foldGame, inOrder } from './fold.ts';
import type { KitForm } from './kit-question.ts';
import { anyRulings } from './kit-rulings.ts';
import { playLive } from './live-game.ts';
import { anyGame, type ModeGame } from './mode-game.ts';
import { without } from './purity.ts';
import { type Random, randomOf } from './random.ts';
import { BrokenRule, canonical, checkScore, hold, inAnyOrder } from './rules.ts';
import { anySaid, joinedWith, saidTo } from './said.ts';

export interface CheckOptions {
  /** How many games are played; 200 when left out. */
  games?: number;
  /** Decides all that is random; 1 when left out. */
  seed?: number;
  /** The mode's options by game; its defaults when left out. */
  options?: object[];
  /** Forms of questions that the mode takes; all when left out. */
  forms?: KitForm[];
}

/** Every so many games, one is also played on a store, by processes that die. */
const LIVE = 5;

/** Store steps that a game of the kit takes for a question, at the most. */
const MOST_STEPS = 15;

/**
 * Plays random games by a mode, and checks the rules that the contract has for it:
 *
 * 1. the same verdict and scores for rows in any order, in any parts, and after a way through JSON;
 * 2. `empty` is neutral, and `merge` gives the same either way round;
 * 3. the same rows twice give the same; rows are frozen; no clock, no randomness, no timers;
 * 4. extreme rows never make it throw;
 * 5. what it gives keeps to the limits;
 * 6. a game whose process dies after any step of the store ends on the same board;
 * 7. after rulings of the host, all is counted again: twice is once, also when the process dies; and
 *    rulings later come to the same as rulings from the beginning, where nobody goes out;
 * 8. what the server comes to is the fold of the rows;
 * 10. every key that it says is in `en`.
 * @throws BrokenRule that names the rule and the seed of the game
 */
export async function checkMode(
  mode: GameMode,
  { games = 200, seed = 1, options, forms = ['pick', 'text', 'number'] }: CheckOptions = {},
): Promise<void> {
  const choices = (options ?? [{}]).map((given) => mode.options.parse(given));
  for (let game = seed; game < seed + games; game++) {
    try {
      await checkGame(mode, randomOf(game), choices, forms, game % LIVE === 0);
    } catch (error) {
      const words = error instanceof BrokenRule ? error.message : `it threw ${error}`;
      throw new BrokenRule(`the mode "${mode.name}", seed ${game}: ${words}`, { cause: error });
    }
  }
}

async function checkGame(
  mode: GameMode,
  random: Random,
  choices: object[],
  forms: KitForm[],
  live: boolean,
): Promise<void> {
  const options = random.one(choices);
  const game = anyGame(random, forms, true);
  const plan = without(() => planOf(mode, options, game));
  if (plan.joins === 'lobby') for (const player of game.players) player.since = 0;
  const outcome = without(() => foldGame(mode, options, plan, game, inAnyOrder(random)));
  without(() => checkExtremes(mode, options, plan, random, outcome.players));
  if (!live) return;
  const expected = canonical({ players: outcome.players, asked: outcome.asked });
  const played = canonical(await playLive(mode, options, plan, game));
  hold('what the server comes to is the fold of the rows', played === expected, [played, expected]);
  const dieAfter = random.whole(0, MOST_STEPS);
  const fixed = canonical(await playLive(mode, options, plan, game, dieAfter));
  hold(
    `a game whose process dies after step ${dieAfter} ends on the same board`,
    fixed === expected,
    [fixed, expected],
  );
  await checkRulings(mode, options, random, plan, game);
}

async function checkRulings(
  mode: GameMode,
  options: object,
  random: Random,
  plan: Plan,
  game: ModeGame,
): Promise<void> {
  const rulings = anyRulings(random, game.questions, plan.polls === true);
  const later = canonical(await playLive(mode, options, plan, game, undefined, rulings));
  const dieAfter = random.whole(0, MOST_STEPS);
  const fixed = canonical(await playLive(mode, options, plan, game, dieAfter, rulings));
  hold('a recount that was broken off ends on the same board', fixed === later, [fixed, later]);
  const { players, asked, conclusions } = without(() =>
    foldGame(mode, options, plan, game, inOrder, rulings),
  );
  if (plan.eliminates || conclusions.some((one) => one?.finish)) return;
  const expected = canonical({ players, asked });
  hold('rulings come to the same whenever they are made', later === expected, [
    later,
    expected,
    rulings,
  ]);
}

function planOf(mode: GameMode, options: object, { questions }: ModeGame): Plan {
  if (!mode.plan) return {};
  const planned = questions.map((question) => {
    const { type, text, points, limit, form, graded } = question;
    return { type, text, points, limit, form, graded, hints: ['?'] };
  });
  const plan = mode.plan({ language: 'en', questions: planned }, options);
  return readPlan(JSON.stringify(plan), questions.length);
}

/** Values that no game of people reaches, and yet may occur. */
function checkExtremes(
  mode: GameMode,
  options: object,
  plan: Plan,
  random: Random,
  players: Record<string, { memory: unknown }>,
): void {
  const kept = Object.values(players).flatMap(({ memory }) => (memory === null ? [] : [memory]));
  const value = joinedWith(plan, undefined);
  const first = mode.newcomer?.({ since: 0, group: undefined, value }, options) ?? null;
  const memories = [...kept, first];
  const rows = Array.from({ length: 8 }, (_, at): Row => {
    const isSilent = random.next() < 0.3;
    const total = random.one([-1e9, 0, 1e9]);
    const limit = random.one([1000, 600_000]);
    return {
      player: `0000${at}`,
      question: random.whole(0, 999),
      questions: 1000,
      value: isSilent ? undefined : random.whole(0, 4),
      correctness: isSilent ? 0 : random.one([0, 0.5, 1]),
      distance: random.one([undefined, 0, 1e300]),
      elapsed: isSilent ? limit : random.one([0, limit]),
      limit,
      receivedAt: isSilent ? undefined : random.one([0, 2e12]),
      points: random.one([0, 10_000]),
      streak: random.one([0, 1000]),
      total,
      seed: 'extreme',
      group: random.one([undefined, 0, 1]),
      ...saidTo(plan, 0, anySaid(random), { total, hasAnswered: !isSilent }),
      join: joinedWith(plan, random.one([undefined, 0, 0.999])),
      memory: random.one(memories),
    };
  });
  for (const score of inOrder(mode, options, rows).scores) checkScore(score);
}
