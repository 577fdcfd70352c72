import type { ScoringBatch } from '../../server/services.ts';

/** A question's answers with these values, and what a test does not care about. */
export const scoringBatch = (
  values: unknown[],
  more: Partial<ScoringBatch> = {},
): ScoringBatch => ({
  game: 'game',
  mode: 'plain',
  modeOptions: {},
  question: { type: 'buggy', text: '?', limit: 20, points: 10 },
  index: 0,
  players: values.map((_, index) => `p${index}`),
  values,
  elapsed: values.map(() => 0),
  receivedAt: values.map(() => 1_764_000_000_000),
  streaks: values.map(() => 0),
  totals: values.map(() => 0),
  questions: 10,
  seed: 'seed:0',
  ...more,
});
