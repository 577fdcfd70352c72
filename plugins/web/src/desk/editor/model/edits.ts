import type { Fields, QuizDocument } from './document.ts';
import { present, questionOf } from './document.ts';
import { COMMON } from './units.ts';

/** Changes of fields by name; undefined takes one away. */
export type Changes = Record<string, unknown>;

/** The quiz, with fields of its head changed. */
export const editHead = (quiz: QuizDocument, changes: Changes): QuizDocument => ({
  ...quiz,
  head: present({ ...quiz.head, ...changes }),
});

/** The quiz, with fields of a question changed; the same quiz when it has no such question. */
export function editQuestion(quiz: QuizDocument, id: string, changes: Changes): QuizDocument {
  const question = questionOf(quiz, id);
  return question ? withQuestion(quiz, id, present({ ...question, ...changes })) : quiz;
}

/** The quiz, with a question made one of another type: it keeps what every question has. */
export function retype(quiz: QuizDocument, id: string, fields: Fields): QuizDocument {
  const kept = Object.entries(questionOf(quiz, id) ?? {}).filter(([name]) => COMMON.has(name));
  return withQuestion(quiz, id, { ...fields, ...Object.fromEntries(kept) });
}

/** The quiz, with one more question. @param after the id of the one before it; left out: at the end */
export function insert(
  quiz: QuizDocument,
  id: string,
  question: Fields,
  after?: string,
): QuizDocument {
  const at = after === undefined ? -1 : quiz.order.indexOf(after);
  const place = at < 0 ? quiz.order.length : at + 1;
  return { ...withQuestion(quiz, id, question), order: quiz.order.toSpliced(place, 0, id) };
}

/** The quiz without a question. */
export function remove(quiz: QuizDocument, id: string): QuizDocument {
  const { [id]: _, ...questions } = quiz.questions;
  return { ...quiz, questions, order: quiz.order.filter((other) => other !== id) };
}

/** The quiz, with a question moved to a place, from 0. */
export function move(quiz: QuizDocument, id: string, place: number): QuizDocument {
  const rest = quiz.order.filter((other) => other !== id);
  return { ...quiz, order: rest.toSpliced(Math.max(0, place), 0, id) };
}

/** A list, with an entry moved to another place. */
export const movedEntry = <Entry>(list: readonly Entry[], from: number, to: number): Entry[] => {
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(to, 0, list[from] as Entry);
};

const withQuestion = (quiz: QuizDocument, id: string, question: Fields): QuizDocument => ({
  ...quiz,
  questions: { ...quiz.questions, [id]: question },
});

const SIGNS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** An id for a new question: no other browser makes the same one. */
export function newId(): string {
  const random = crypto.getRandomValues(new Uint32Array(12));
  return [...random].map((value) => SIGNS[value % SIGNS.length]).join('');
}
