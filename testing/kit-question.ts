import type { QuestionType } from '../server/engine/question-type.ts';
import type { Question } from '../server/engine/quiz.ts';
import type { Random } from './random.ts';

/** The kinds of form that questions of the kit have. */
export type KitForm = 'pick' | 'text' | 'number';

/** A question of the kit: its answers are whole numbers from 0, whatever its form is. */
export interface KitQuestion extends Question {
  form: KitForm;
  /** The answer that is right. */
  right: number;
  /** An answer that is half right. */
  half: number;
  graded: boolean;
}

/** Answers that players of the kit give. */
export const ANSWERS = 5;

export const isRight = ({ right, half, graded }: KitQuestion, value: number): number =>
  !graded ? 0 : value === right ? 1 : value === half ? 0.5 : 0;

export const distance = ({ form, right }: KitQuestion, value: number): number | undefined =>
  form === 'number' ? Math.abs(value - right) : undefined;

const forms = {
  pick: { kind: 'pick', options: Array.from({ length: ANSWERS }, (_, at) => ({ text: `${at}` })) },
  text: { kind: 'text' },
  number: { kind: 'number' },
} as const;

const kitType = (name: string, graded: boolean): QuestionType<KitQuestion, number> => ({
  name,
  fields: undefined as never,
  ...(!graded && { graded: false as const }),
  quick: true,
  form: ({ form }) => ({ ...forms[form] }) as ReturnType<QuestionType['form']>,
  parse: (_, value) => value as number,
  grade: isRight,
  distance: (question, value) => distance(question, value) ?? Number.NaN,
  correct: ({ right }) => right,
  correctText: ({ right }) => `${right}`,
  label: (_, value) => `${value}`,
});

/** Types of the kit's questions, with right answers and without. */
export const kitTypes = new Map(
  [kitType('kit', true), kitType('kit-poll', false)].map((type) => [
    type.name,
    type as unknown as QuestionType,
  ]),
);

/** A question of one of these forms; some have no right answer, some are worth nothing. */
export function anyQuestion(
  random: Random,
  forms: readonly KitForm[],
  polls: boolean,
): KitQuestion {
  const right = random.whole(0, ANSWERS - 1);
  const graded = !polls || random.next() < 0.7;
  return {
    type: graded ? 'kit' : 'kit-poll',
    text: '?',
    limit: random.whole(1, 60),
    points: random.one([0, 1, 500, 1000, 1000, 2000]),
    form: random.one(forms),
    right,
    half: (right + 1) % ANSWERS,
    graded,
  };
}
