import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HonestGames } from './honest-game.ts';
import { Inputs } from './kind.ts';
import { KINDS } from './kinds/all.ts';
import { mutate } from './mutate.ts';
import { encode } from './nasty.ts';
import { closeIdle } from './requests.ts';
import { fuzz } from './run.ts';
import { type Stage, startStage } from './stage.ts';

const SEED = 20_261_125;

describe('a server that gets what no client would send', () => {
  let stage: Stage;
  let honest: HonestGames;
  beforeAll(async () => {
    stage = await startStage('embedded');
    honest = new HonestGames(stage);
  });
  afterAll(async () => {
    closeIdle();
    await stage[Symbol.asyncDispose]();
  });

  it.each(KINDS)('goes on: $name', async (kind) => {
    const { tally } = await fuzz(stage, kind, { seed: SEED, from: 0, count: 120 });
    const { inputs, crashes, broken, hung, problems } = tally;
    expect({ inputs, crashes, broken, hung, problems }).toEqual({
      ...{ inputs: 120, crashes: 0, broken: 0, hung: 0 },
      problems: [],
    });
  });

  it('plays honest games meanwhile', async () => {
    await honest.stop();
    expect(honest.problems).toEqual([]);
    expect(honest.played).toBeGreaterThan(0);
    expect(stage.faults()).toEqual([]);
  });
});

it('makes the same inputs of the same seed', () => {
  const made = (from: number) =>
    new Inputs('any', SEED, from, 100)
      .take(100)
      .map(({ index, source }) => [index, encode(mutate(source, { a: [1, 'b', { c: true }] }))]);
  expect(made(0)).toEqual(made(0));
  expect(made(50)).toEqual(made(0).slice(50));
});
