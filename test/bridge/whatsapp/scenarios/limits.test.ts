/** Games within limits that are narrower than the players would like. The oracle must find nothing wrong, nor may an answer be lost. */
import { expect, it } from 'vitest';
import { scenarioOf } from './catalogue.ts';
import { play } from './play.ts';

it.each(['pair-limit', 'throughput', 'crowd'])(
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
