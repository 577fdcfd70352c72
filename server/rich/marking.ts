import { setImmediate as turn } from 'node:timers/promises';
import type { Question, RichProblem, RichTexts } from '../engine/quiz.ts';
import type { Form } from '../protocol/form.ts';
import type { Rendered, Source } from './render.ts';
import { mayBeMarked } from './signs.ts';

/** ms for which questions are looked at in one go. */
const AT_A_TIME = 5;

export interface MarkingSources {
  renderer: { render(sources: readonly Source[]): Promise<Rendered[]> };
  /** The form of a question by its type: options are marked up, too. */
  form(question: Question, language: string): Form | undefined | Promise<Form | undefined>;
}

/** The part of a quiz that is rendered; the rest is left alone. */
interface Content {
  /** BCP 47. */
  language: string;
  /** Complete ones, read by their types. */
  questions: readonly object[];
}

interface Task extends Source {
  question: number;
  field: RichProblem['field'];
  /** Options beside this one in which nothing can be marked up. */
  plain: string[];
}

interface Marked {
  rich: RichTexts;
  problems: RichProblem[];
  /** All options as they read in plain text. */
  options: string[];
}

/**
 * Renders what is marked up in a quiz: once, when it is stored. Questions in which nothing can be are
 * not looked at any further, and those that have been looked at are told by their `rich`.
 */
export class Marking {
  readonly #sources: MarkingSources;

  constructor(sources: MarkingSources) {
    this.#sources = sources;
  }

  async mark<Quiz extends Content>(quiz: Quiz): Promise<Quiz> {
    const tasks = await this.#tasks(quiz);
    if (tasks.length === 0) return quiz;
    const rendered = await this.#sources.renderer.render(
      tasks.map(({ text, room }) => ({ text, room })),
    );
    const marked = new Map<number, Marked>();
    for (const [at, { question, field, text, plain }] of tasks.entries()) {
      const { html, words, problems = [] } = rendered[at] ?? {};
      const one = marked.get(question) ?? { rich: {}, problems: [], options: [] };
      marked.set(question, one);
      one.problems.push(...problems.map((message) => ({ field, message })));
      if (field === 'options') one.options = [...plain, ...one.options, words ?? text];
      if (html === undefined) continue;
      if (field === 'options') one.rich.options = { ...one.rich.options, [text]: html };
      else one.rich[field] = html;
    }
    for (const { rich, problems, options } of marked.values()) {
      if (rich.options && new Set(options).size < options.length) {
        delete rich.options;
        problems.push({ field: 'options', message: ALIKE });
      }
      if (problems.length > 0) rich.problems = problems;
    }
    const questions = quiz.questions.map((question, index) => {
      const rich = marked.get(index)?.rich;
      return rich ? { ...question, rich } : question;
    });
    return { ...quiz, questions };
  }

  async #tasks({ questions, language }: Content): Promise<Task[]> {
    const tasks: Task[] = [];
    let begun = performance.now();
    for (const [index, question] of (questions as readonly Question[]).entries()) {
      if (question.rich === undefined)
        tasks.push(...(await this.#tasksOf(question, index, language)));
      if (performance.now() - begun < AT_A_TIME) continue;
      await turn();
      begun = performance.now();
    }
    return tasks;
  }

  async #tasksOf(question: Question, index: number, language: string): Promise<Task[]> {
    const { text, explanation } = question;
    const own = question.language ?? language;
    const form = await this.#sources.form({ ...question, language: own }, own);
    const options = form ? [...new Set(optionsIn(form))] : [];
    const isMarked = (option: string) => mayBeMarked(option, 'line');
    const plain = options.filter((option) => !isMarked(option));
    const tasks: Task[] = [
      { question: index, field: 'text', room: 'text', text, plain: [] },
      ...options.filter(isMarked).map(
        (option, at): Task => ({
          question: index,
          field: 'options',
          room: 'line',
          text: option,
          plain: at === 0 ? plain : [],
        }),
      ),
    ];
    if (explanation !== undefined) {
      const about = { question: index, field: 'explanation' as const, plain: [] };
      tasks.push({ ...about, room: 'article', text: explanation });
    }
    return tasks.filter((one) => mayBeMarked(one.text, one.room));
  }
}

const ALIKE =
  'Two answers are the same in plain text, as chats show them: their marks are shown as they are written.';

function optionsIn(form: Form): string[] {
  switch (form.kind) {
    case 'pick':
    case 'order':
      return form.options.map(({ text }) => text);
    case 'match':
      return [...form.left, ...form.right].map(({ text }) => text);
    case 'text':
    case 'number':
    case 'point':
      return [];
  }
}
