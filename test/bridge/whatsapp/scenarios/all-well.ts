import { expect, it } from 'vitest';
import { scenarioOf } from './catalogue.ts';
import { play } from './play.ts';

/** Plays these scenarios. The oracle must find nothing wrong, nor may an answer be lost. */
export function allWell(...names: string[]): void {
  it.each(names)(
    '%s: nothing is wrong',
    async (name) => {
      const scenario = scenarioOf(name);
      const { problems, counted, verdict } = await play(scenario);
      expect(problems).toEqual([]);
      expect(verdict.players).toBe(scenario.players);
      expect(counted).toBeGreaterThan(0);
    },
    120_000,
  );
}
