import { setTimeout as sleep } from 'node:timers/promises';
import { singles } from '../../support/quizzes.ts';
import type { Rules } from './record.ts';
import type { Scenario } from './scenario.ts';
import { ask } from './stage.ts';

/** Questions of a game, and s that each is open, unless the scenario says. */
const QUESTIONS = 3;
const LIMIT = 5;
const POINTS = 1000;

/** A game as its host has it. */
export interface Created {
  id: string;
  pin: string;
  hostToken: string;
}

const quizOf = ({ questions = QUESTIONS, limit = LIMIT }: Scenario) =>
  singles(questions, { limit, points: POINTS });

/** The facts that points follow from. */
export const rulesOf = (scenario: Scenario): Rules =>
  quizOf(scenario).questions.map(({ options, correct: [right = 0] }) => ({
    limit: scenario.limit ?? LIMIT,
    points: POINTS,
    right,
    options,
  }));

/** Creates the game of a scenario. @throws Error when there is none before the signal */
export async function createGame(
  url: string,
  scenario: Scenario,
  signal: AbortSignal,
): Promise<Created> {
  while (!signal.aborted) {
    const stored = await ask<{ id: string }>(`${url}/api/quizzes`, quizOf(scenario));
    const options = { countdown: 0 };
    const game = stored && (await ask<Created>(`${url}/api/games`, { quizId: stored.id, options }));
    if (game) return game;
    await sleep(200);
  }
  throw new Error('no game could be created');
}
