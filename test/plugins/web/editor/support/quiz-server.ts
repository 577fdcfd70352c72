import {
  documentOf,
  type Fields,
  type QuizDocument,
} from '../../../../../plugins/web/src/desk/editor/model/document.ts';
import type { QuizPatch } from '../../../../../plugins/web/src/desk/editor/model/patch.ts';
import {
  type QuizServer,
  SaveError,
  type ServerQuiz,
} from '../../../../../plugins/web/src/desk/editor/model/server.ts';

/** A quiz's document after a JSON Merge Patch (RFC 7396) of it. */
export function mergePatched(quiz: QuizDocument, patch: QuizPatch): QuizDocument {
  const { order = quiz.order, questions = {}, ...head } = patch;
  return {
    head: patched(quiz.head, head) as Fields,
    questions: patched(quiz.questions, questions) as QuizDocument['questions'],
    order: order as string[],
  };
}

function patched(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const isFields = typeof target === 'object' && target !== null && !Array.isArray(target);
  const result = new Map(Object.entries(isFields ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name);
    else result.set(name, patched(result.get(name), value));
  }
  return Object.fromEntries(result);
}

/** Time that runs when it is told to. */
export class VirtualClock {
  #now = 0;
  #due: { at: number; act(): void }[] = [];

  now = (): number => this.#now;

  after = (ms: number, act: () => void): (() => void) => {
    const entry = { at: this.#now + ms, act };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  };

  /** Lets time pass; what is due is done, and what follows from it without time. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#due.filter(({ at }) => at <= end).sort((one, two) => one.at - two.at);
      if (!next) break;
      this.#due = this.#due.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.act();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}

/** Turns of the event loop that a request and what follows from it take at the most. */
const TURNS = 8;

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Lets everything happen that waits for nothing but its turn. */
async function settled(): Promise<void> {
  for (let count = 0; count < TURNS; count++) await turn();
}

/** The fate of a request on its way. */
export type Fate = 'arrives' | 'is lost' | 'arrives, and its answer is lost' | 'meets a fault';

/** A quiz on a server of the test's own: it trims texts and fills in a field, as the real one does. */
export class QuizAtServer {
  #document: QuizDocument;
  #revision = 1;

  constructor(document: QuizDocument) {
    this.#document = normal(document);
  }

  get quiz(): ServerQuiz {
    return { document: this.#document, revision: this.#revision, playable: true, problems: [] };
  }

  /** A line to it. @param fate what becomes of the next request */
  line(fate: () => Fate): QuizServer {
    const on = async (act: () => ServerQuiz | undefined) => {
      const becomes = fate();
      await turn();
      if (becomes === 'is lost' || becomes === 'meets a fault')
        throw new SaveError('unreachable', becomes);
      const answer = act();
      await turn();
      if (becomes !== 'arrives') throw new SaveError('unreachable', becomes);
      return answer;
    };
    return {
      read: (known) => on(() => (known === this.#revision ? undefined : this.quiz)),
      patch: async (patch, revision) =>
        (await on(() => {
          if (revision !== this.#revision) throw new SaveError('stale', 'It was changed.');
          this.#document = normal(mergePatched(this.#document, structuredClone(patch)));
          this.#revision++;
          return this.quiz;
        })) as ServerQuiz,
    };
  }
}

function normal(quiz: QuizDocument): QuizDocument {
  const questions = quiz.order.map((id) => {
    const question = quiz.questions[id];
    if (!question) throw new Error(`there is no question ${id}`);
    const { text, ...rest } = question;
    return { limit: 20, ...rest, text: `${text}`.trim(), id };
  });
  if (questions.length !== Object.keys(quiz.questions).length)
    throw new Error('a question is not in the order');
  return documentOf({ ...quiz.head, questions });
}
