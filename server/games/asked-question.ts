import type { Question } from '../engine/quiz.ts';
import type { Definition } from '../engine/state.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Form, Right } from '../protocol/form.ts';
import { withHtml } from '../rich/played.ts';
import { type Arrangement, arrange, arranged, fromShown, toShown } from './arrangement.ts';
import type { AskedType, QuestionTypes } from './guarded-type.ts';

/**
 * A question as one game asks it: with its type, and with the form that everybody sees. Types know only
 * the author's order of options; players, chats and pages know only the shown one. Here is the border.
 */
export class AskedQuestion {
  readonly question: Question;
  readonly type: AskedType;
  /** In the question's own language. */
  readonly form: Form;
  readonly #arrangement: Arrangement | undefined;

  constructor(type: AskedType, definition: Definition, question: Question, index: number) {
    const form = type.form(question, languageOf(question));
    this.question = question;
    this.type = type;
    this.#arrangement = arrange(definition, index, form);
    this.form = this.#shown(form);
  }

  /** The form with the type's own words in another language: "Verdadero" for "True". */
  formIn(language: string): Form {
    return this.#shown(this.type.form(this.question, language));
  }

  #shown(form: Form): Form {
    return arranged(withHtml(form, this.question), this.#arrangement);
  }

  /**
   * The texts of options in the shown order, as clients have had them since before there were forms;
   * undefined where there are none.
   */
  get options(): string[] | undefined {
    const { form } = this;
    return form.kind === 'pick' || form.kind === 'order'
      ? form.options.map(({ text }) => text)
      : undefined;
  }

  /** A client's value as the type's own. @throws QRushError `BAD_PAYLOAD`, `PAYLOAD_TOO_LARGE` */
  parse(value: unknown): unknown {
    return this.type.parse(this.question, fromShown(this.#arrangement, value));
  }

  /** A typed text as a client's value; undefined when the type reads none, or not this one. */
  read(text: string): unknown {
    const value = this.type.read?.(this.question, text);
    return value === undefined ? undefined : toShown(this.#arrangement, value);
  }

  /** An answer that was taken, as a client gives it: `value` as it was sent, `given` by the form. */
  answered(value: unknown): { value: unknown; given: unknown } {
    return { value: toShown(this.#arrangement, value), given: this.given(value) };
  }

  /** The same, by the form alone. */
  given(value: unknown): unknown {
    return toShown(this.#arrangement, this.type.given?.(this.question, value) ?? value);
  }

  /** The right answer by the form, in the indexes that are shown. */
  right(): Right | undefined {
    return toShown(this.#arrangement, this.type.right?.(this.question)) as Right | undefined;
  }
}

const DEFAULT_LANGUAGE = 'en';

const languageOf = ({ language }: Question): string => language ?? DEFAULT_LANGUAGE;

/** By definition: an answer finds its question without asking the type for its form again. */
const known = new WeakMap<Definition, (AskedQuestion | undefined)[]>();

/**
 * A question of a game.
 * @throws QRushError `QUESTION_UNKNOWN`
 */
export function askedAt(
  types: QuestionTypes,
  definition: Definition,
  index: number,
): AskedQuestion {
  const before = known.get(definition)?.[index];
  if (before) return before;
  const question = questionAt(definition, index);
  const asked = new AskedQuestion(typeOf(types, question), definition, question, index);
  const all = known.get(definition) ?? [];
  all[index] = asked;
  known.set(definition, all);
  return asked;
}

/** The type of a stored question: it was there when the quiz was validated. */
export function typeOf(types: QuestionTypes, question: Question): AskedType {
  const type = types.get(question.type);
  if (!type)
    throw new QRushError('INTERNAL', `no plugin knows the question type "${question.type}"`);
  return type;
}

/**
 * A question with the language that it is in.
 * @throws QRushError `QUESTION_UNKNOWN`
 */
export function questionAt({ quiz }: Pick<Definition, 'quiz'>, index: number): Question {
  const question = quiz.questions[index];
  if (!question) throw new QRushError('QUESTION_UNKNOWN');
  return question.language === undefined ? { ...question, language: quiz.language } : question;
}
