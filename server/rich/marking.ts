import { setImmediate as turn } from 'node:timers/promises';
import type { Question, Quiz, RichTexts } from '../engine/quiz.ts';
import type { Form } from '../protocol/form.ts';
import type { Rendered, Source } from './render.ts';
import { mayBeMarked } from './signs.ts';

/** ms for which questions are looked at in one go. */
const AT_A_TIME = 5;

export interface MarkingSources {
  renderer: { render(sources: readonly Source[]): Promise<Rendered[]> };
  /** Finds a question type, of which the form is asked: options are marked up, too. */
  types: { get(name: string): { form(question: Question, language: string): Form } | undefined };
}

/** What an author should know of a text that is marked up. */
export interface MarkingProblem {
  /** 0-based. */
  question: number;
  field: keyof RichTexts;
  /** A sentence. */
  message: string;
}

interface Task extends Source {
  question: number;
  field: keyof RichTexts;
  /** Options beside this one in which nothing can be marked up. */
  plain: string[];
}

interface Marked {
  rich: RichTexts;
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

  async mark(quiz: Quiz): Promise<{ quiz: Quiz; problems: MarkingProblem[] }> {
    const tasks = await this.#tasks(quiz);
    if (tasks.length === 0) return { quiz, problems: [] };
    const rendered = await this.#sources.renderer.render(
      tasks.map(({ text, room }) => ({ text, room })),
    );
    const problems: MarkingProblem[] = [];
    const marked = new Map<number, Marked>();
    for (const [at, { question, field, text, plain }] of tasks.entries()) {
      const { html, words, problems: found = [] } = rendered[at] ?? {};
      problems.push(...found.map((message) => ({ question, field, message })));
      const one = marked.get(question) ?? { rich: {}, options: [] };
      marked.set(question, one);
      if (field === 'options') one.options = [...plain, ...one.options, words ?? text];
      if (html === undefined) continue;
      if (field === 'options') one.rich.options = { ...one.rich.options, [text]: html };
      else one.rich[field] = html;
    }
    for (const [question, { rich, options }] of marked) {
      if (!rich.options || new Set(options).size === options.length) continue;
      delete rich.options;
      problems.push({ question, field: 'options', message: ALIKE });
    }
    const questions = quiz.questions.map((question, index) => {
      const rich = marked.get(index)?.rich;
      return rich ? { ...question, rich } : question;
    });
    return { quiz: { ...quiz, questions }, problems };
  }

  async #tasks({ questions, language }: Quiz): Promise<Task[]> {
    const tasks: Task[] = [];
    let begun = performance.now();
    for (const [index, question] of questions.entries()) {
      if (question.rich === undefined) tasks.push(...this.#tasksOf(question, index, language));
      if (performance.now() - begun < AT_A_TIME) continue;
      await turn();
      begun = performance.now();
    }
    return tasks;
  }

  #tasksOf(question: Question, index: number, language: string): Task[] {
    const { text, explanation, type } = question;
    const own = question.language ?? language;
    const form = this.#sources.types.get(type)?.form({ ...question, language: own }, own);
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
