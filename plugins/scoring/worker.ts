/** The inside of a scoring thread. */
import { expose } from 'threads/worker';
import type { GameMode, QuestionType } from '../../server/plugin.ts';
import { type PlanOutcome, type PlanRequest, planBy } from './plan.ts';
import { type Answers, type Scores, scoreAnswers } from './score-batch.ts';

const loaded = new Set<string>();
const rules = { types: new Map<string, QuestionType>(), modes: new Map<string, GameMode>() };

/** Loads what modules export as question types and modes; each module once. */
async function load(modules: string[]): Promise<void> {
  for (const url of modules) {
    if (loaded.has(url)) continue;
    const exported: Record<string, unknown> = await import(url);
    for (const item of Object.values(exported)) {
      if (isNamed(item, 'grade')) rules.types.set(item.name, item as unknown as QuestionType);
      if (isNamed(item, 'score')) rules.modes.set(item.name, item as unknown as GameMode);
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
  score: (answers: Answers): Scores => scoreAnswers(rules, answers),
};

export type ScoringWorker = typeof worker;

expose(worker);
