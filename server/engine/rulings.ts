import { QRushError } from '../protocol/errors.ts';
import type { QuestionType } from './question-type.ts';
import type { Question } from './quiz.ts';

/** Rulings of a game at the most: they are kept in its state. */
export const MOST_RULINGS = 100;

/** A host's ruling about a question that was revealed. */
export type Ruling = {
  question: number;
  /** The number of the host: each who takes a game over has the next one. Left out for none. */
  host?: number;
  /** Store clock, ms since the epoch. */
  at: number;
} & (Judged | Voided);

/** Answers that read so are this right. */
export interface Judged {
  /** In words, as the host saw it. */
  label: string;
  /** The key that all of them share, see {@link readingOf}. */
  key: string;
  /** 0 wrong .. 1 right. */
  correctness: number;
}

/** The question counts for nothing, or counts again. */
export interface Voided {
  void: boolean;
}

/** A ruling before it is made. */
export type NewRuling = Omit<Ruling, 'at' | keyof Judged | keyof Voided> & (Judged | Voided);

/** The reading of an answer: those with one key are judged together. */
export interface Reading {
  key: string;
  label: string;
}

/** Answers that its type takes for the same one share a reading; others are told apart by their words. */
export function readingOf(type: QuestionType, question: Question, value: unknown): Reading {
  const label = () => type.label(question, value);
  const line = type.line?.(question, value);
  if (!line || Array.isArray(line)) return { key: label(), label: label() };
  return { key: line.key, label: line.label ?? label() };
}

type Rulings = readonly Ruling[] | undefined;

/** Whether a question counts for nothing. Of several rulings about one thing, the last one holds. */
export function isVoid(rulings: Rulings, question: number): boolean {
  const last = rulings?.findLast((ruling) => ruling.question === question && 'void' in ruling);
  return last !== undefined && 'void' in last && last.void;
}

/** The judgements of the answers to a question, by reading. */
export function judgedAt(rulings: Rulings, question: number): Judged[] {
  const held = new Map<string, Judged>();
  for (const ruling of rulings ?? []) {
    if (ruling.question !== question || 'void' in ruling) continue;
    const { key, label, correctness } = ruling;
    held.set(key, { key, label, correctness });
  }
  return [...held.values()];
}

/** Answers to a question that are right by a ruling, in words. */
export const acceptedAt = (rulings: Rulings, question: number): string[] =>
  judgedAt(rulings, question).flatMap(({ label, correctness }) => (correctness > 0 ? [label] : []));

/** @throws QRushError `BAD_PAYLOAD` when there are as many as a game takes */
export function requireRoom(rulings: readonly Ruling[]): void {
  if (rulings.length < MOST_RULINGS) return;
  throw new QRushError('BAD_PAYLOAD', `A game takes ${MOST_RULINGS} rulings at the most.`);
}
