import type { NewRuling } from '../server/engine/rulings.ts';
import { ANSWERS, isRight, type KitQuestion } from './kit-question.ts';
import type { Random } from './random.ts';

/** A ruling of a scripted game's host, and the reveal at which it is made. */
export interface ScriptedRuling {
  after: number;
  ruling: NewRuling;
}

/** A few rulings in the order in which they are made: on answers, on whole questions, some taken back. */
export function anyRulings(random: Random, questions: KitQuestion[], polls: boolean) {
  const scored = questions.flatMap((question, index) =>
    question.graded || polls ? [{ ...question, index }] : [],
  );
  if (scored.length === 0) return [];
  const rulings = Array.from({ length: random.whole(0, 4) }, (): ScriptedRuling => {
    const { index, graded } = random.one(scored);
    const after = random.whole(index, questions.length - 1);
    if (!graded || random.next() < 0.3)
      return { after, ruling: { question: index, void: random.next() < 0.7 } };
    const label = `${random.whole(0, ANSWERS - 1)}`;
    const correctness = random.one([0, 0.5, 1]);
    return { after, ruling: { question: index, label, key: label, correctness } };
  });
  return rulings.sort((one, other) => one.after - other.after);
}

/** How right an answer is when all these rulings hold. */
export function isRuledRight(
  rulings: ScriptedRuling[],
  index: number,
  question: KitQuestion,
  value: number,
): number {
  const held = rulings.findLast(
    ({ ruling }) => ruling.question === index && 'key' in ruling && ruling.key === `${value}`,
  )?.ruling;
  return held && 'key' in held ? held.correctness : isRight(question, value);
}

/** Whether a question counts for nothing when all these rulings hold. */
export function isVoided(rulings: ScriptedRuling[], index: number): boolean {
  const held = rulings.findLast(
    ({ ruling }) => ruling.question === index && 'void' in ruling,
  )?.ruling;
  return held !== undefined && 'void' in held && held.void;
}
