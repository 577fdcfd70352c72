/** Games through a Cloud API that fails. The oracle must find nothing wrong, nor may an answer be lost. */
import { expect, it } from 'vitest';
import { scenarioOf } from './catalogue.ts';
import { play } from './play.ts';

it.each(['failing-api', 'ambiguous', 'token'])(
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
