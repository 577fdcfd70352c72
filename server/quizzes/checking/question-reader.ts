import type { Logger } from 'pino';
import type { QuestionType } from '../../engine/question-type.ts';
import type { Question } from '../../engine/quiz.ts';
import type { QuestionTypes } from '../../games/guarded-type.ts';
import { type Examined, examineQuestion } from '../../games/quiz-validation.ts';
import { QRushError } from '../../protocol/errors.ts';
import type { Form } from '../../protocol/form.ts';
import type { Registry } from '../../registry.ts';
import type { Outcome, Task } from './tasks.ts';
import type { TypeThread } from './type-thread.ts';

/** Questions in a row at which a type fails before it rests, and ms for which it does. */
const MOST_FAILURES = 2;
const REST = 10_000;

export interface ReaderSources {
  types: Registry<QuestionType>;
  /** Types as games ask them. */
  asked: QuestionTypes;
  thread: Pick<TypeThread, 'ask'>;
  log: Logger;
  /** ms. */
  now?: () => number;
}

/** How often a type failed since it last worked, and when it did. */
interface Failures {
  count: number;
  at: number;
}

/**
 * Reads questions by their types where quizzes are kept: by those of this package here, by those of
 * others in a thread. A type that hangs or fails is a problem of its question: the server keeps
 * running, and drafts are kept as they are written.
 */
export class QuestionReader {
  readonly #sources: ReaderSources;
  readonly #failures = new WeakMap<QuestionType, Failures>();

  constructor(sources: ReaderSources) {
    this.#sources = sources;
  }

  /** @throws QRushError `UNAVAILABLE` when too many questions wait */
  examine = async (question: Record<string, unknown>): Promise<Examined> => {
    const { types } = this.#sources;
    const typeOf = (name: string) => types.get(name);
    const foreign = this.#foreign(question.type);
    if (!foreign) return examineQuestion(question, { typeOf, typeNames: types.names() });
    const examined = await this.#ask(foreign, { do: 'examine', question });
    return (examined as Examined | undefined) ?? { issues: [failed(foreign.type.name)] };
  };

  /** The form of a complete question; undefined where its type fails to say one. */
  form = async (question: Question, language: string): Promise<Form | undefined> => {
    const foreign = this.#foreign(question.type);
    if (!foreign) return this.#sources.asked.get(question.type)?.form(question, language);
    return (await this.#ask(foreign, { do: 'form', question, language })) as Form | undefined;
  };

  /** A type that may hang, and the module that a thread finds it in; without one it is asked here. */
  #foreign(name: unknown): { type: QuestionType; module: string } | undefined {
    const { types } = this.#sources;
    if (typeof name !== 'string' || types.isOwn(name)) return undefined;
    const type = types.get(name);
    const module = types.moduleOf(name);
    return type && module !== undefined ? { type, module } : undefined;
  }

  /** Undefined when the type fails, or has failed too often to be asked. */
  async #ask(
    { type, module }: { type: QuestionType; module: string },
    task: Task,
  ): Promise<Outcome | undefined> {
    const { thread, log, now = () => performance.now() } = this.#sources;
    const before = this.#failures.get(type);
    if (before && before.count >= MOST_FAILURES && now() - before.at < REST) return undefined;
    try {
      const outcome = await thread.ask({ module, type: type.name, task });
      this.#failures.delete(type);
      return outcome;
    } catch (error) {
      // Too many wait: that says nothing of the type.
      if (!(error instanceof QRushError && error.cause)) throw error;
      const count = (before?.count ?? 0) + 1;
      this.#failures.set(type, { count, at: now() });
      log.warn({ err: error, type: type.name, task: task.do }, 'a question could not be read');
      return undefined;
    }
  }
}

const failed = (name: string): Extract<Examined, { issues: unknown }>['issues'][number] => ({
  code: 'custom',
  path: [],
  input: undefined,
  message: `the question type “${name}” failed to read this question`,
  params: { core: 'failed', name },
});
