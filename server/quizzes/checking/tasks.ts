/** Tasks of a question type beside games: plain data, for its thread. */
import type { Question } from '../../engine/quiz.ts';
import type { Examined } from '../../games/quiz-validation.ts';
import type { Form, FormValue } from '../../protocol/form.ts';
import type { CheckedQuestion, QuestionTypeView } from '../../protocol/question-types.ts';

export interface CheckTask {
  do: 'check';
  /** As its author wrote it. */
  question: Record<string, unknown>;
  /** BCP 47. */
  quizLanguage: string;
  /** BCP 47, of the reader; that of the question when left out. */
  language?: string | undefined;
  /** Languages in which to say what is wrong, as BCP 47 tags, the most wanted first. */
  wanted: readonly string[];
  /** By the form, or as texts. */
  answers?: FormValue[] | undefined;
}

export interface DescribeTask {
  do: 'describe';
}

export interface ExamineTask {
  do: 'examine';
  /** As its author wrote it. */
  question: Record<string, unknown>;
}

export interface FormTask {
  do: 'form';
  question: Question;
  /** BCP 47. */
  language: string;
}

export type Task = CheckTask | DescribeTask | ExamineTask | FormTask;

type Checks = Omit<CheckedQuestion, 'chat' | 'answers'>;
type TriedAnswer = NonNullable<CheckedQuestion['answers']>[number];

/** A type's check of a question. */
export interface Checked extends Checks {
  /** `unread`: the type reads no such text; a chat may, by the form. */
  answers?: (TriedAnswer | 'unread')[];
}

export type Outcome = Checked | QuestionTypeView | Examined | Form;
