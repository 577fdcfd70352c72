/** A short half of `npm run test:fault`: games while something breaks, once each. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scenarioOf } from './catalogue.ts';
import { perform } from './rig/perform.ts';
import { type Stage, startStage } from './rig/stage.ts';

const PLAYERS = 16;
const SHORT = { questions: 2, talkative: true } as const;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage('pair');
});
afterAll(() => stage?.[Symbol.asyncDispose]());

it.each([
  ['kill-open', 'one of two processes is killed in the middle of a question'],
  ['redis-pubsub', 'subscriptions break right before a question, a reveal and the end'],
  ['half-open', 'three in ten connections stay, and nothing comes through'],
])(
  '%s: nothing is lost, doubled, missed or closed early, and nothing stalls (%s)',
  { timeout: 120_000 },
  async (name) => {
    await stage.whole();
    const scenario = { ...scenarioOf(name), ...SHORT };
    const verdict = await perform(scenario, stage, { players: PLAYERS, repetition: 0 });
    expect(verdict.problems).toEqual([]);
    expect(verdict.acked).toBe(PLAYERS * SHORT.questions);
  },
);
