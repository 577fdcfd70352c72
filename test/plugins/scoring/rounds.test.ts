/** Rounds of modes in real threads: sums of chunks, the verdict, and what fails on the way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definePlugin, type GameMode, type QuestionType } from '../../../server/plugin.ts';
import type { Scoring, ScoringBatch } from '../../../server/services.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { scoringBatch } from '../../support/scoring-batches.ts';
import { buggy, counting, failing } from './fixtures/rules.ts';

const rules = new URL('./fixtures/rules.ts', import.meta.url).href;
const risky = definePlugin<never>({
  name: 'risky',
  setup({ questionTypes, modes }) {
    questionTypes.register(buggy as unknown as QuestionType, rules);
    for (const mode of [counting, failing]) modes.register(mode as unknown as GameMode, rules);
  },
});

let running: RunningApp;
let scoring: Scoring;
beforeAll(async () => {
  running = await startApp({ scoringThreads: 2, pluginConfig: { scoring: { chunk: 2 } } }, [risky]);
  scoring = running.app.services.use('scoring');
});
afterAll(() => running[Symbol.asyncDispose]());

const answers = ['right', 'wrong', 'right', 'right', 'wrong'].map((does) => ({ does }));

/** Scores as the core does it. */
async function decided(batch: ScoringBatch) {
  const first = await scoring.score(batch);
  const { game, mode, modeOptions } = batch;
  const decision =
    first.sums && (await scoring.conclude?.({ game, mode, modeOptions, sums: first.sums }));
  const { verdict } = decision ?? {};
  const { results } = verdict ? await scoring.score({ ...batch, verdict }) : first;
  return { first, decision, points: results.map(({ points }) => points), results };
}

/** Waits until the log names what the mode gave in this game: no score waits for that. */
const named = (game: string, what: string) =>
  expect
    .poll(() => running.logged)
    .toContainEqual(
      expect.objectContaining({
        game,
        msg: expect.stringContaining(`gave a ${what} that is not valid ("failing")`),
      }),
    );

describe('a round', () => {
  it('puts the sums of all chunks together, and settles each row by the verdict', async () => {
    const { first, decision, results } = await decided(scoringBatch(answers, { mode: 'counting' }));
    expect(first.sums).toHaveLength(3);
    expect(decision).toEqual({ verdict: { is: 3 }, say: ['counted'] });
    expect(results).toEqual(
      answers.map(({ does }, at) => ({
        player: `p${at}`,
        correctness: does === 'right' ? 1 : 0,
        points: 3,
        streak: does === 'right' ? 1 : 0,
        right: true,
      })),
    );
  });

  it('counts no line twice', async () => {
    const batch = scoringBatch(answers, { mode: 'counting' });
    const { counts } = await scoring.score(batch);
    expect(new Map(counts)).toEqual(new Map(Object.entries({ right: 3, wrong: 2 })));
    expect((await scoring.score({ ...batch, verdict: { is: 1 } })).counts).toEqual([]);
  });

  it.each([
    ['add', 'a sum could not be made'],
    ['large', 'a sum could not be made'],
    ['throw', 'a bug'],
    ['nothing', ''],
  ])('that fails by "%s" comes to nothing, and the scores stay', async (does) => {
    const batch = scoringBatch(answers, { mode: 'failing', modeOptions: { does } });
    const game = `game ${does}`;
    const { decision, points } = await decided({ ...batch, game });
    expect(decision).toEqual({});
    expect(points).toEqual([10, 0, 10, 10, 0]);
    await named(game, 'conclude');
  });

  it('whose settling is not valid gives nothing, and the mode is named', async () => {
    const batch = scoringBatch(answers, { mode: 'failing', modeOptions: { does: 'settle' } });
    expect((await decided(batch)).points).toEqual([0, 0, 0, 0, 0]);
    await named(batch.game, 'settle');
  });

  it('that hangs at the end holds no thread in which others are scored, and the mode rests', async () => {
    const batch = scoringBatch(answers, { mode: 'failing', modeOptions: { does: 'hang' } });
    const { decision, points } = await decided(batch);
    expect([decision, points]).toEqual([{}, [10, 0, 10, 10, 0]]);
    const next = await decided(batch);
    expect(next.first.trouble).toMatchObject({ what: 'mode', name: 'failing' });
    expect(next.points).toEqual([0, 0, 0, 0, 0]);
  });
});
