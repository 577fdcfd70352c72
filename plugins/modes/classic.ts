import { defineMode, definePlugin, type GameMode, z } from '../../server/plugin.ts';

const options = z
  .object({
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
 * at once, half of them at the deadline (the formula that Kahoot publishes). The n-th right answer
 * in a row adds `min(n - 1, 5) * 100`, but for questions worth nothing.
 */
export const classic = defineMode<z.output<typeof options>>({
  name: 'classic',
  title: 'Classic',
  options,
  quick: true,
  plan: (_quiz, { fullTime }) => ({ turn: { closes: fullTime ? 'time' : 'all' } }),
  score({ correctness, elapsed, limit, points, streak }, { speed, streak: streaks }) {
    if (correctness === 0) return { points: 0, streak: 0 };
    const full = Math.round((speed ? 1 - elapsed / limit / 2 : 1) * points * correctness);
    const row = correctness === 1 ? streak + 1 : 0;
    const bonus =
      streaks && points > 0 ? Math.min(Math.max(row - 1, 0), STREAK_STEPS) * STREAK_STEP : 0;
    return { points: full + bonus, streak: row };
  },
});

export default definePlugin({
  name: 'classic',
  setup({ modes }) {
    modes.register(classic as unknown as GameMode, import.meta.url);
  },
});
