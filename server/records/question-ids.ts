import { createHash, randomBytes } from 'node:crypto';
import type { Question } from '../engine/quiz.ts';
import { QUESTION_ID } from '../protocol/quizzes.ts';
import type { KeptQuestion } from './contract.ts';

const LENGTH = 10;

/**
 * The questions with an id each: those that have none, or one that is there before, get one.
 * @param fresh makes an id, a new one for each try
 */
export function withIds(
  questions: readonly (Question | Record<string, unknown>)[],
  fresh: (index: number, attempt: number) => string = randomId,
): KeptQuestion[] {
  const taken = new Set<unknown>();
  return questions.map((question, index) => {
    let id: unknown = question.id;
    for (let attempt = 0; !isFree(id, taken); attempt++) id = fresh(index, attempt);
    taken.add(id);
    return { ...question, id } as KeptQuestion;
  });
}

/**
 * The same for a quiz that was stored before questions had ids: whoever reads it sees the same ones,
 * until an edit writes them down.
 */
export const withIdsOf = (quizId: string, questions: readonly Record<string, unknown>[]) =>
  withIds(questions, (index, attempt) =>
    idOf(createHash('sha256').update(`${quizId}:${index}:${attempt}`).digest()),
  );

const isFree = (id: unknown, taken: ReadonlySet<unknown>): boolean =>
  typeof id === 'string' && QUESTION_ID.test(id) && !taken.has(id);

const randomId = (): string => idOf(randomBytes(16));

const idOf = (bytes: Buffer): string =>
  BigInt(`0x${bytes.toString('hex')}`)
    .toString(36)
    .padStart(LENGTH, '0')
    .slice(-LENGTH);
