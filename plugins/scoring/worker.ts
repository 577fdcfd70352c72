/** The inside of a scoring thread. */
import { workerData } from 'node:worker_threads';
import { expose } from 'threads/worker';
import type { GameMode, QuestionType, RoundSums } from '../../server/plugin.ts';
import { type ConcludeOutcome, concludeBy } from './conclude.ts';
import { noPoints } from './no-points.ts';
import { type PlanOutcome, type PlanRequest, planBy } from './plan.ts';
import { type Answers, type Scores, scoreAnswers } from './score-batch.ts';
import { Whereabouts } from './whereabouts.ts';

const whereabouts = new Whereabouts(workerData.whereabouts);
/** Code of this package leaves no note: nobody would blame it. */
const OWN = new URL('..', import.meta.url).href;
const loaded = new Set<string>();
const rules = {
  types: new Map<string, QuestionType>(),
  modes: new Map<string, GameMode>([[noPoints.name, noPoints]]),
};

/** Loads what modules export as question types and modes; each module once. */
async function load(modules: string[]): Promise<void> {
  for (const url of modules) {
    if (loaded.has(url)) continue;
    const exported: Record<string, unknown> = await import(url);
    const noting: Whereabouts['noting'] = url.startsWith(OWN)
      ? (item) => item
      : (item, place, names) => whereabouts.noting(item, place, names);
    for (const item of Object.values(exported)) {
      if (isNamed(item, 'grade')) {
        const type = item as unknown as QuestionType;
        const called = ['grade', 'distance', 'label', 'line', 'tally'] as const;
        rules.types.set(item.name, noting(type, 'type', [...called]));
      }
      if (isNamed(item, 'score')) {
        const mode = item as unknown as GameMode;
        const noted = noting(mode, 'mode', ['newcomer', 'score']);
        const round = mode.round && noting(mode.round, 'mode', ['empty', 'add', 'settle']);
        if (round) Object.defineProperty(noted, 'round', { value: round });
        rules.modes.set(item.name, noted);
      }
    }
    loaded.add(url);
  }
}

function isNamed(item: unknown, method: string): item is { name: string } {
  return typeof item === 'object' && item !== null && 'name' in item && method in item;
}

const worker = {
  load,
  plan: (request: PlanRequest): PlanOutcome => planBy(rules.modes.get(request.mode), request),
  conclude: (sums: RoundSums): ConcludeOutcome => concludeBy(rules.modes.get(sums.mode), sums),
  score: (answers: Answers): Scores => scoreAnswers(rules, answers),
};

export type ScoringWorker = typeof worker;

expose(worker);
