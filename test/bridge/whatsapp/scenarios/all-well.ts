import { it } from 'vitest';
import { scenarioOf } from './catalogue.ts';
import { play } from './play.ts';

/**
 * Plays these scenarios, at the same time: each has servers of its own, and most of it is waiting for
 * limits. The oracle must find nothing wrong, nor may an answer be lost.
 */
export function allWell(...names: string[]): void {
  it.concurrent.for(names)(
    '%s: nothing is wrong',
    { timeout: 180_000 },
    async (name, { expect }) => {
      const scenario = scenarioOf(name);
      const { problems, counted, verdict } = await play(scenario);
      expect(problems).toEqual([]);
      expect(verdict.players).toBe(scenario.players);
      expect(counted).toBeGreaterThan(0);
    },
  );
}
