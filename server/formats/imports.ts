import type { Logger } from 'pino';
import type { Quiz } from '../engine/quiz.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Registry } from '../registry.ts';
import { EMPTY_FILE, failed, NO_QUESTION, whatItIs } from './file-problems.ts';
import type { FileProblem, QuizFormat, ReadColumn } from './format.ts';
import { FormatFailure, FormatThread } from './format-thread.ts';
import { type QuestionReader, Taker, UNTITLED } from './taker.ts';

/** Files that wait for their turn at the most: each may have megabytes. */
const MOST_WAITING = 10;

export interface ImportSources extends QuestionReader {
  formats: Registry<QuizFormat>;
  /** Renders what is marked up in a quiz. */
  mark(quiz: Quiz): Promise<Quiz>;
  log: Logger;
}

/** A file that came in. */
export interface GivenFile {
  bytes: Uint8Array;
  /** What it is called. */
  name?: string | undefined;
  /** A format's name; found out when left out. */
  format?: string | undefined;
  /** What the quiz is to be called, whatever the file says. */
  title?: string | undefined;
}

/** What became of a file. */
export interface Imported {
  /** The name of the format; left out when no format knows the file. */
  format?: string;
  /** What was understood, without what was not: left out when there is no question. */
  quiz?: Quiz;
  title: string;
  /** The line of each question of the quiz. */
  lines: number[];
  columns?: ReadColumn[];
  /** By their lines. */
  problems: FileProblem[];
}

/** Makes quizzes of files, one file after the other. */
export class Imports {
  readonly #sources: ImportSources;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(sources: ImportSources) {
    this.#sources = sources;
  }

  /** @throws QRushError `FORMAT_NOT_FOUND`; `UNAVAILABLE` when too many files wait */
  async read(file: GivenFile): Promise<Imported> {
    if (file.format !== undefined) this.#format(file.format);
    return this.#inTurn(() => this.#read(file));
  }

  /**
   * Writes a quiz down.
   * @throws QRushError `FORMAT_NOT_FOUND`; `UNAVAILABLE` when too many wait, or the format fails
   */
  async write(quiz: Quiz, name: string) {
    const format = this.#format(name);
    if (!format.write) {
      throw new QRushError('FORMAT_NOT_FOUND', `Quizzes are only read from ${format.title}.`);
    }
    const { extensions, mediaType } = format;
    const written = await this.#inTurn(() => this.#write(quiz, name));
    return { ...written, mediaType, extension: extensions[0] ?? name, title: format.title };
  }

  #format(name: string): QuizFormat {
    const { formats } = this.#sources;
    const format = formats.get(name);
    if (format) return format;
    const known = formats.names().join(', ');
    throw new QRushError(
      'FORMAT_NOT_FOUND',
      `There is no format “${name}”; there are ${known || 'none'}.`,
    );
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#waiting >= MOST_WAITING) throw new QRushError('UNAVAILABLE');
    this.#waiting += 1;
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    try {
      return await done;
    } finally {
      this.#waiting -= 1;
    }
  }

  async #write(quiz: Quiz, format: string) {
    const modules = this.#sources.formats.modules();
    try {
      return await FormatThread.write({ do: 'write', modules, format, quiz });
    } catch (error) {
      this.#sources.log.error({ err: error, format }, 'a format failed to write a quiz');
      throw new QRushError('UNAVAILABLE', undefined, { cause: error });
    }
  }

  async #read({ bytes, name = '', format, title }: GivenFile): Promise<Imported> {
    const { formats, log, mark } = this.#sources;
    const taker = new Taker(this.#sources);
    if (bytes.length === 0) return nothing(title, [EMPTY_FILE]);
    try {
      const head = await FormatThread.read(
        {
          do: 'read',
          modules: formats.modules(),
          bytes,
          extension: /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '',
          ...(format !== undefined && { format }),
        },
        (questions) => taker.take(questions),
      );
      if (head.is === 'unknown') return nothing(title, [whatItIs(head, formats.all())]);
      const { about, count } = head;
      const taken = taker.quiz({ ...about, title: title ?? about.title }, name);
      const quiz = await mark(taken.quiz);
      const { lines, problems } = taken;
      const sorted = [
        ...head.problems,
        ...problems,
        ...quiz.questions.flatMap(({ rich }, index) =>
          (rich?.problems ?? []).map(({ message }) => warning(lines[index], message)),
        ),
        ...taker.leftOver(count),
      ].toSorted(byPlace);
      return {
        format: head.format,
        title: quiz.title,
        ...(quiz.questions.length > 0 && { quiz }),
        lines,
        ...(about.columns && { columns: about.columns }),
        problems: count === 0 && !sorted.some(isError) ? [...sorted, NO_QUESTION] : sorted,
      };
    } catch (error) {
      if (!(error instanceof FormatFailure)) throw error;
      log.warn({ err: error.cause, format, failure: error.failure }, 'a file could not be read');
      return { ...nothing(title, [failed(error.failure)]), ...(format && { format }) };
    }
  }
}

/** The files of an archive one after the other. */
const byPlace = (a: FileProblem, b: FileProblem): number =>
  (a.file ?? '').localeCompare(b.file ?? '', 'en', { numeric: true }) || a.line - b.line;

const warning = (line = 1, message: string): FileProblem => ({
  line,
  severity: 'warning',
  message,
});

/** Whether something is left out of the quiz. */
export const isError = ({ severity }: FileProblem): boolean => severity === 'error';

const nothing = (title = UNTITLED, problems: FileProblem[]): Imported => ({
  title,
  lines: [],
  problems,
});
