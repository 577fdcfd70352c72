import { defineMode, definePlugin, type GameMode, z } from '../../server/plugin.ts';
import { words } from '../words/words.ts';
import { FORMULAS, type Formula, formulas } from './formulas.ts';

/** The programs that have the formulas. */
const NAMES: Record<Formula, string> = {
  classic: 'QRush',
  kahoot: 'Kahoot!',
  classquiz: 'ClassQuiz',
  razzia: 'Razzia',
  quizler: 'Quizler',
  sendsteps: 'Sendsteps',
};

const options = z
  .object({
    formula: z
      .enum(FORMULAS)
      .default('classic')
      .meta({
        title: 'Points by time, as in',
        description: 'The formulas of other programs',
        enumNames: FORMULAS.map((name) => NAMES[name]),
      }),
    speed: z.boolean().default(true).meta({
      title: 'Faster right answers earn more',
      description: 'All points at once, half of them at the end of the time',
    }),
    streak: z.boolean().default(true).meta({
      title: 'Right answers in a row earn a bonus',
      description: '100 points more for each, up to 500',
    }),
    fullTime: z.boolean().default(false).meta({
      title: 'Wait for the time to run out',
      description: 'Otherwise a question closes when everybody has answered',
    }),
  })
  .meta({ description: 'Right and fast wins' });

/** Points per right answer in a row, from the second on. */
const STREAK_STEP = 100;
/** The streak bonus grows no further after this many steps. */
const STREAK_STEPS = 5;

/**
 * The classic quiz. A right answer earns `round((1 - (elapsed / limit) / 2) * points)`: all points
 * at once, half of them at the deadline (the formula that Kahoot publishes), or by another formula. The
 * n-th right answer in a row adds `min(n - 1, 5) * 100`, but for questions worth nothing, and where the
 * formula counts rows itself.
 */
export const classic = defineMode<z.output<typeof options>>({
  name: 'classic',
  title: 'Classic',
  options,
  quick: true,
  translations: words,
  plan: (_quiz, { fullTime }) => ({ turn: { closes: fullTime ? 'time' : 'all' } }),
  score(
    { correctness, elapsed, limit, points, streak, questions },
    // Games from before there were formulas name none.
    { formula = 'classic', speed, streak: streaks },
  ) {
    if (correctness === 0) return { points: 0, streak: 0 };
    const worth = points * correctness;
    const row = correctness === 1 ? streak + 1 : 0;
    const right = { elapsed, limit, points: worth, streak, questions };
    if (formula === 'sendsteps') {
      const counted = {
        ...right,
        ...(!speed && { elapsed: limit }),
        ...(!streaks && { streak: 0 }),
      };
      return { points: Math.round(formulas.sendsteps(counted)), streak: row };
    }
    const full = speed ? formulas[formula](right) : worth;
    const bonus = streaks && points > 0 ? bonusOf(row) : 0;
    return { points: Math.round(full) + bonus, streak: row };
  },
});

const bonusOf = (row: number): number => Math.min(Math.max(row - 1, 0), STREAK_STEPS) * STREAK_STEP;

export default definePlugin({
  name: 'classic',
  setup({ modes }) {
    modes.register(classic as unknown as GameMode, import.meta.url);
  },
});
