import type { z } from 'zod';
import type { Form, FormValue, Right } from '../protocol/form.ts';
import type { Question } from './quiz.ts';
import type { Translations } from './words.ts';

/** UTF-16 code units of an answer typed in a chat: a longer text is no answer, and is not looked at. */
export const LONGEST_TYPED = 200;

/** The common reading of answers, or parts of answers, that count as the same one. */
export interface Line {
  /** Equal for what shares a line. */
  key: string;
  /** Whether answers of this key are right. */
  right?: boolean;
  /** The line in words: the answer's label, when left out. */
  label?: string;
}

/**
 * A kind of question, as pure functions: they run in the server, in scoring threads and in tests.
 *
 * @typeParam Fields the fields that this type adds to a question
 * @typeParam Value an answer's value after `parse`: plain JSON
 */
export interface QuestionType<Fields extends object = object, Value = unknown> {
  /** The value of `question.type`, for example `single`. */
  name: string;
  /** The title for people; the name when left out. */
  title?: string;
  /**
   * A question as an author writes it, but for `type`: what a new one begins as in an editor. Made up
   * of the fields when left out, where that can be.
   */
  example?: { text: string } & Record<string, unknown>;
  /** The fields this type adds to the question's common ones. */
  fields: z.ZodType<Fields>;
  /**
   * The question in data: what clients draw, and chats write. Options of `order` stand in the right
   * order, and the right column of `match` beside its left one: the core shuffles them for each game.
   * It must tell nothing about what is right otherwise.
   * @param language BCP 47 tag of the reader's language, for words of the type's own ("True")
   */
  form(question: Question & Fields, language: string): Form;
  /**
   * Turns a client's value, which is one of the form (see `FormValue`), into the canonical value: equal
   * answers give equal JSON. `readForm` does most of it. Indexes are those of the form above, whatever
   * order a game shows.
   * @throws QRushError `BAD_PAYLOAD` for a value of the wrong type or out of range
   */
  parse(question: Question & Fields, value: unknown): Value;
  /**
   * The form's value that `parse` has read: its inverse. Types whose values are the form's leave it out.
   */
  given?(question: Question & Fields, value: Value): FormValue;
  /**
   * Reads an answer typed in a chat ("b", "2)", "Paris"), of `LONGEST_TYPED` at the most; undefined
   * when it cannot be one. Chats read letters, numbers and texts of options by the form: a type that
   * wants no more leaves it out.
   */
  read?(question: Question & Fields, text: string): Value | undefined;
  /**
   * The options that a text typed in a chat fits equally well, as indexes: where there are two, the
   * player is asked which one. Types without options leave it out.
   */
  fits?(question: Question & Fields, text: string): number[];
  /**
   * The reading of an answer, in words, for the player to see before it is sent: "5,000,000" for "5
   * juta"; undefined when it cannot be read. It must tell nothing about what is right. Types that
   * take what they are sent leave it out.
   */
  understood?(question: Question & Fields, value: unknown): string | undefined;
  /**
   * Promises that grading and labelling takes microseconds whatever the answer is, and cannot hang. A
   * few answers are then scored without a thread.
   */
  quick?: true;
  /**
   * `false`: there is no right answer, as in a poll. Answers are counted and shown, earn nothing
   * and are never wrong: `grade`, `correct` and `correctText` are not called, and a streak
   * continues past the question.
   */
  graded?: false;
  /** How right the answer is: 0 wrong .. 1 right. Anything else counts as 0, and earns no points. */
  grade(question: Question & Fields, value: Value): number;
  /**
   * How far off an answer is, 0 for one that is right to the point: for modes that ask who is closest.
   * Types whose answers are right or wrong leave it out.
   */
  distance?(question: Question & Fields, value: Value): number;
  /** The value of `reveal.correct`. Never leaves the server before the reveal. */
  correct(question: Question & Fields): unknown;
  /** The right answer, by the form. Left out, clients show it in words only. */
  right?(question: Question & Fields): Right;
  /** The right answer in words, for chats and reports. */
  correctText(question: Question & Fields): string;
  /** The answer in words, for chats and reports. */
  label(question: Question & Fields, value: Value): string;
  /**
   * The line of the distribution in which the answer counts, for answers that are the same one
   * otherwise written: answers with one key share a line, and the most common label is its label.
   * Several lines for an answer of several parts that are right or wrong each for itself.
   */
  line?(question: Question & Fields, value: Value): Line | Line[];
  /** The lines of the distribution in which the answer counts: its label, when left out. */
  tally?(question: Question & Fields, value: Value): string[];
  /**
   * Its title, the titles and descriptions of its fields, and its problems in other languages: by language,
   * each by its English text: `{name}` stands for what differs. At most 100 texts of 200 characters.
   */
  translations?: Translations;
}

/** Characters of an answer in words that its type has no words for. */
const LONGEST_PLAIN = 200;

/** An answer's value in words, when its type fails to find any: its JSON, cut. */
export function plainLabel(value: unknown): string {
  return (JSON.stringify(value) ?? '').slice(0, LONGEST_PLAIN).toWellFormed();
}

/** Declares a question type; register it with `ctx.questionTypes.register`. */
export function defineQuestionType<Fields extends object, Value>(
  type: QuestionType<Fields, Value>,
): QuestionType<Fields, Value> {
  return type;
}
