import { setImmediate as turn } from 'node:timers/promises';
import type { z } from 'zod';
import { type Question, type Quiz, quizBase } from '../engine/quiz.ts';
import type { Translations } from '../engine/words.ts';
import type { FileProblem, FoundQuestion, ReadQuiz } from './format.ts';
import { issueInWords } from './issue-words.ts';

/** ms that questions are examined for in one go: games run beside it. */
const AT_A_TIME = 5;

/** The title of a quiz without a name. */
export const UNTITLED = 'Imported quiz';

const LONGEST_TITLE = 120;

const LONGEST_DESCRIPTION = 500;

/** Problems that carry the question that they are about, and its size as JSON: to be fixed by hand. */
const MOST_FOUND = 200;
const LARGEST_FOUND = 4000;

type ReadQuestion = { question: Question } | { problems: string[] };

/** How questions are read by their types. */
export interface QuestionReader {
  /** Reads a question by its type, or says what is wrong with it. */
  readQuestion(
    given: Record<string, unknown>,
    say: (issue: z.core.$ZodIssue) => string,
  ): ReadQuestion | Promise<ReadQuestion>;
  /** The words of a question type in other languages. */
  translationsOf?(type: unknown): Translations | undefined;
  /** Languages in which to say what is wrong, as BCP 47 tags, the most wanted first. */
  wanted?: readonly string[];
  /** Questions of a quiz at the most. */
  mostQuestions: number;
  /** Bytes of a quiz at the most, as JSON. */
  largestQuiz: number;
}

/** A file's statements about the quiz, if it makes any. */
type About = { [Key in keyof ReadQuiz]?: ReadQuiz[Key] | undefined };

/** Takes the questions of a file, as many as a quiz may have. */
export class Taker {
  readonly #reader: QuestionReader;
  readonly #questions: Question[] = [];
  readonly #lines: number[] = [];
  readonly #problems: FileProblem[] = [];
  #seen = 0;
  #size = 0;
  /** Where the first one stands that is too many. */
  #tooMany: FoundQuestion | undefined;
  #begun = performance.now();

  constructor(reader: QuestionReader) {
    this.#reader = reader;
  }

  /** @returns whether there is room for more */
  async take(found: FoundQuestion[]): Promise<boolean> {
    this.#begun = performance.now();
    for (const one of found) {
      if (this.#questions.length === this.#reader.mostQuestions || !(await this.#takeOne(one))) {
        this.#tooMany = one;
        return false;
      }
      this.#seen += 1;
      if (performance.now() - this.#begun < AT_A_TIME) continue;
      await turn();
      this.#begun = performance.now();
    }
    return true;
  }

  /** The quiz of what was taken, and all that was found wrong with it. */
  quiz({ title, description, language, tags, cover }: About, name: string) {
    const about = {
      title: this.#title(title?.trim() || titleOf(name) || UNTITLED),
      description: description && storable(description).slice(0, LONGEST_DESCRIPTION),
      language: quizBase.shape.language.safeParse(language).data,
      tags: this.#good('tags', tags),
      cover: this.#good('cover', cover),
    };
    const quiz: Quiz = { ...quizBase.parse(about), questions: this.#questions };
    return { quiz, lines: this.#lines, problems: this.#problems };
  }

  /** Says what did not fit into the quiz. */
  leftOver(count: number): FileProblem[] {
    if (!this.#tooMany) return [];
    const { question: _, ...place } = this.#tooMany;
    const { mostQuestions, largestQuiz } = this.#reader;
    const most =
      this.#questions.length === mostQuestions
        ? `has ${mostQuestions} questions`
        : `takes ${largestQuiz / 1e6} MB`;
    const more = count - this.#seen;
    const rest =
      more === 1 ? 'this one is' : `this one and those after it, ${words(more)} in all, are`;
    return [
      {
        ...place,
        severity: 'error',
        message: `A quiz ${most} at the most: ${rest} left out.`,
        suggestion: 'Split the file into several quizzes.',
      },
    ];
  }

  /** @returns whether there was room for it */
  async #takeOne({ question, ...place }: FoundQuestion): Promise<boolean> {
    const { wanted = [], translationsOf } = this.#reader;
    const reader = { wanted, translations: translationsOf?.(question.type) };
    const read = await this.#reader.readQuestion(question, (issue) => issueInWords(issue, reader));
    if ('problems' in read) {
      const isShown = this.#problems.length < MOST_FOUND;
      const isSmall = isShown && JSON.stringify(question).length <= LARGEST_FOUND;
      for (const message of new Set(read.problems))
        this.#problems.push({
          ...place,
          severity: 'error',
          message,
          ...(isSmall && { found: question }),
        });
      return true;
    }
    const size = Buffer.byteLength(JSON.stringify(read.question));
    if (this.#size + size > this.#reader.largestQuiz) return false;
    this.#size += size;
    this.#questions.push(read.question);
    this.#lines.push(place.line);
    return true;
  }

  /** Anything else is left out, with a problem. */
  #good(field: 'tags' | 'cover', given: unknown): unknown {
    if (given === undefined) return undefined;
    const read = quizBase.shape[field].safeParse(given);
    const texts: string[] = Object.values(read.data ?? {});
    if (read.success && texts.every((text) => storable(text) === text)) return read.data;
    const message = `“${field}” cannot be read, and was left out.`;
    this.#problems.push({ line: 1, severity: 'warning', message });
    return undefined;
  }

  #title(title: string): string {
    const clean = storable(title);
    if (clean.length <= LONGEST_TITLE) return clean;
    this.#problems.push({
      line: 1,
      severity: 'warning',
      message: `The title was cut to ${LONGEST_TITLE} characters.`,
    });
    return clean.slice(0, LONGEST_TITLE).toWellFormed().trim();
  }
}

const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

const words = (count: number): string => count.toLocaleString('en');

/** `capitals.of-europe.xlsx` as `capitals of europe`. */
const titleOf = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]+$/, '')
    .replace(/[._-]+/g, ' ')
    .trim();
