import type { Logger } from 'pino';
import type { Quiz } from '../engine/quiz.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Registry } from '../registry.ts';
import { Attached, type MediaIntake } from './attached.ts';
import { EMPTY_FILE, failed, NO_QUESTION, whatItIs } from './file-problems.ts';
import type {
  FileProblem,
  FoundQuestion,
  GivenColumns,
  QuizFormat,
  ReadColumn,
  TableRow,
} from './format.ts';
import { FormatFailure, FormatThread } from './format-thread.ts';
import { filesNamedIn, withFilesNamed } from './named-files.ts';
import { remarksIn } from './remarks.ts';
import { type FetchPicture, withRemotePictures } from './remote-pictures.ts';
import { type QuestionReader, Taker, UNTITLED } from './taker.ts';

/** Files that wait for their turn at the most: each may have megabytes. */
const MOST_WAITING = 10;

/** Bytes of all files that a quiz takes along: what an archive may unpack to, with some room for the quiz. */
const LARGEST_FILES = 48_000_000;

export interface ImportSources extends Omit<QuestionReader, 'wanted'> {
  formats: Registry<QuizFormat>;
  media: MediaIntake;
  /** Fetches a picture that a file names by https; left out where that is not done. */
  fetch?: FetchPicture | undefined;
  /** The file of a quiz at this path, for formats that have files in them. */
  fileAt(path: string): Promise<Uint8Array | undefined>;
  /** Renders what is marked up in a quiz. */
  mark(quiz: Quiz): Promise<Quiz>;
  log: Logger;
}

/** A file that came in. */
export interface GivenFile {
  bytes: Uint8Array;
  /** The file's name. */
  name?: string | undefined;
  /** A format's name; found out when left out. */
  format?: string | undefined;
  /** The fields of a table's columns, where its headings do not tell. */
  columns?: GivenColumns | undefined;
  /** The title of the quiz, whatever the file says. */
  title?: string | undefined;
  /** Whether it is only looked at: nothing is fetched for it then. */
  dry?: boolean;
  /** Languages in which to say what is wrong with questions, as BCP 47 tags, the most wanted first. */
  wanted?: readonly string[];
}

/** The result of importing a file. */
export interface Imported {
  /** The name of the format; left out when no format knows the file. */
  format?: string;
  /** The quiz as far as it was understood: left out when there is no question. */
  quiz?: Quiz;
  title: string;
  /** The line of each question of the quiz. */
  lines: number[];
  columns?: ReadColumn[];
  sample?: TableRow[];
  /** By their lines. */
  problems: FileProblem[];
  /** Stores the pictures, sounds and videos that came along. @throws QRushError `MEDIA_FULL` */
  storeFiles(): Promise<void>;
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
   * @param wanted languages in which to say what the format has no words for, the most wanted first
   * @throws QRushError `FORMAT_NOT_FOUND`; `UNAVAILABLE` when too many wait, or the format fails
   */
  async write(quiz: Quiz, name: string, wanted: readonly string[] = []) {
    const format = this.#format(name);
    if (!format.write) {
      throw new QRushError('FORMAT_NOT_FOUND', `Quizzes are only read from ${format.title}.`);
    }
    const { extensions, mediaType } = format;
    const written = await this.#inTurn(() => this.#write(quiz, name));
    return {
      ...written,
      problems: saidBy(format, written.problems, wanted),
      mediaType,
      extension: extensions[0] ?? name,
      title: format.title,
    };
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
    const { formats } = this.#sources;
    const modules = formats.modules();
    const { named, files, problems } = formats.get(format)?.hasMedia
      ? await this.#withFiles(quiz)
      : { named: quiz, files: undefined, problems: [] };
    try {
      const written = await FormatThread.write({
        do: 'write',
        modules,
        format,
        quiz: named,
        ...(files && { files }),
      });
      return { ...written, problems: [...problems, ...written.problems] };
    } catch (error) {
      this.#sources.log.error({ err: error, format }, 'a format failed to write a quiz');
      throw new QRushError('UNAVAILABLE', undefined, { cause: error });
    }
  }

  /** The quiz with the files of this server that it names, as many as a file may bring back. */
  async #withFiles(quiz: Quiz) {
    const files = new Map<string, Uint8Array>();
    const names = new Map<string, string>();
    const problems: FileProblem[] = [];
    let room = LARGEST_FILES;
    for (const [at, question] of quiz.questions.entries()) {
      for (const path of filesNamedIn(question)) {
        if (!path.startsWith('/') || names.has(path)) continue;
        const file = await this.#sources.fileAt(path);
        const message = !file
          ? `The file ${path} is not there.`
          : file.length > room
            ? `The file ${path} has no room: all of them can take ${LARGEST_FILES / 1e6} MB.`
            : undefined;
        if (message !== undefined) problems.push({ line: at + 1, severity: 'error', message });
        else if (file) {
          const name = `media/${names.size + 1}${/\.[a-z0-9]{1,5}$/.exec(path)?.[0] ?? ''}`;
          names.set(path, name);
          files.set(name, file);
          room -= file.length;
        }
      }
    }
    return { named: withFilesNamed(quiz, (path) => names.get(path)), files, problems };
  }

  async #read({
    bytes,
    name = '',
    format,
    columns,
    title,
    dry = false,
    wanted = [],
  }: GivenFile): Promise<Imported> {
    const { formats, media, fetch, mark, log } = this.#sources;
    const attached = new Attached(media);
    const all: FoundQuestion[] = [];
    const taker = new Taker({ ...this.#sources, wanted });
    if (bytes.length === 0) return nothing(title, saidBy(undefined, [EMPTY_FILE], wanted));
    try {
      const head = await FormatThread.read(
        {
          do: 'read',
          modules: formats.modules(),
          bytes,
          extension: /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '',
          ...(format !== undefined && { format }),
          ...(columns && { columns }),
        },
        async (questions, { files }) => {
          if (!files) return taker.take(questions);
          // Looking at pictures takes longer than a thread has.
          all.push(...questions);
          return true;
        },
      );
      if (head.is === 'unknown') {
        const unknown = [whatItIs(head, formats.all())];
        return nothing(title, saidBy(undefined, unknown, wanted));
      }
      const { about, count } = head;
      const ofFiles: FileProblem[] = [];
      if (head.files) await taker.take(await attached.place(all, head.files, ofFiles));
      const taken = taker.quiz({ ...about, title: title ?? about.title }, name);
      const { lines, problems } = taken;
      const fetched =
        fetch && !dry
          ? await withRemotePictures(taken, { attached, fetch })
          : { quiz: taken.quiz, problems: [] };
      const quiz = await mark(fetched.quiz);
      const sorted = [
        ...head.problems,
        ...problems,
        ...ofFiles,
        ...fetched.problems,
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
        ...(about.sample && { sample: about.sample }),
        problems: saidBy(
          formats.get(head.format),
          count === 0 && !sorted.some(isError) ? [...sorted, NO_QUESTION] : sorted,
          wanted,
        ),
        storeFiles: () => attached.store(quiz),
      };
    } catch (error) {
      if (!(error instanceof FormatFailure)) throw error;
      log.warn({ err: error.cause, format, failure: error.failure }, 'a file could not be read');
      const problems = saidBy(undefined, [failed(error.failure)], wanted);
      return { ...nothing(title, problems), ...(format && { format }) };
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
  storeFiles: () => Promise.resolve(),
});

/** Problems in the first language that is wanted and that the core, or the format, has. */
function saidBy(
  format: QuizFormat | undefined,
  problems: FileProblem[],
  wanted: readonly string[],
): FileProblem[] {
  const said = remarksIn(wanted, format?.translations);
  return problems.map(({ message, suggestion, ...problem }) => ({
    ...problem,
    message: said(message),
    ...(suggestion !== undefined && { suggestion: said(suggestion) }),
  }));
}
