import type { LogEntry } from '../log.ts';
import { type FactsInput, facts as schema } from './facts.ts';
import { messageProblems } from './message-rule.ts';
import { pairProblems } from './pair-rule.ts';
import { storiesOf } from './phone-story.ts';
import type { Problem } from './problem.ts';
import { questionProblems } from './question-rules.ts';

export interface Verdict {
  problems: Problem[];
  players: number;
  /** Messages of the business that phones showed. */
  messages: number;
  messagesPerPlayer: number;
  /** US$ */
  cost: number;
  costPerPlayer: number;
}

/**
 * Judges one game by what its phones saw.
 * @param log the game's part of a simulator's log
 * @param forgotten how much of it is no longer there: then nothing can be said for sure
 * @throws ZodError when the facts are none
 */
export function judge(log: readonly LogEntry[], given: FactsInput, forgotten = 0): Verdict {
  const facts = schema.parse(given);
  const stories = storiesOf(log, new RegExp(facts.commands, 'iu'));
  const players = stories.filter(({ entries }) => entries.some(({ type }) => type === 'sent'));
  const messages = stories.reduce((sum, { seen }) => sum + seen, 0);
  const cost = messages * facts.price;
  return {
    problems: [
      ...incomplete(forgotten),
      ...stories.flatMap((story) => [
        ...questionProblems(story, facts),
        ...pairProblems(story, facts),
        ...messageProblems(story, facts),
      ]),
    ],
    players: players.length,
    messages,
    messagesPerPlayer: messages / Math.max(1, players.length),
    cost,
    costPerPlayer: cost / Math.max(1, players.length),
  };
}

function incomplete(forgotten: number): Problem[] {
  const about = `${forgotten} entries are no longer there`;
  return forgotten > 0 ? [{ kind: 'incomplete log', phone: '', at: 0, about }] : [];
}
