import type {
  FilePlace,
  FileProblem,
  FoundQuestion,
  ReadQuiz,
  Severity,
} from '../../server/plugin.ts';
import { clean, tidy } from './text/clean.ts';

/** Questions of a file that are looked at. */
const MOST_QUESTIONS = 20_000;

/** Questions that are told although they are left out, and the size of each as JSON: to be fixed by hand. */
const MOST_UNFINISHED = 200;
const LARGEST_UNFINISHED = 4000;

/** Tags that stand around every text of some formats, and mean nothing. */
const EMPTY_TAGS = new Set(['p', 'span', 'div', 'br', 'body', 'html']);

/** Gathers what a file says, and what is wrong with it. */
export class Reading {
  readonly questions: FoundQuestion[] = [];
  readonly problems: FileProblem[] = [];
  /** Whether texts are what they seem to be, and have no HTML in them by mistake. */
  readonly #isPlain: boolean;
  readonly #said = new Set<string>();
  #unfinished = 0;

  constructor({ isPlain = false, problems = [] as FileProblem[] } = {}) {
    this.#isPlain = isPlain;
    this.problems.push(...problems);
  }

  /** Something is left out. */
  error(place: FilePlace, message: string, suggestion?: string): void {
    this.#say('error', place, message, suggestion);
  }

  /** Something is not quite as it was written. */
  warning(place: FilePlace, message: string, suggestion?: string): void {
    this.#say('warning', place, message, suggestion);
  }

  /** The same, said once for the whole file. */
  once(place: FilePlace, message: string, suggestion?: string): void {
    if (this.#said.has(message)) return;
    this.#said.add(message);
    this.warning(place, message, suggestion);
  }

  take({ line, file }: FilePlace, question: Record<string, unknown>): void {
    this.questions.push({ question, line, ...(file !== undefined && { file }) });
  }

  /** Adds to the errors of this place what was understood of its question all the same. */
  unfinished({ line, file }: FilePlace, found: Record<string, unknown>): void {
    if (this.#unfinished === MOST_UNFINISHED) return;
    if (JSON.stringify(found).length > LARGEST_UNFINISHED) return;
    const problem = this.problems.findLast(
      (one) => one.line === line && one.file === file && one.severity === 'error',
    );
    if (!problem) return;
    problem.found = found;
    this.#unfinished += 1;
  }

  /** Whether a file has more questions than anybody looks at; says so once. */
  isFull(place: FilePlace): boolean {
    if (this.questions.length < MOST_QUESTIONS) return false;
    const most = MOST_QUESTIONS.toLocaleString('en');
    this.error(place, `There are over ${most} questions: the rest was not looked at.`);
    return true;
  }

  /** A text that may have HTML in it: it is removed, and that is said. */
  text(place: FilePlace, raw: string): string {
    if (this.#isPlain) return tidy(raw);
    return this.#cleaned(place, raw, false);
  }

  /** A text that is HTML: what means nothing is removed without a word. */
  html(place: FilePlace, raw: string): string {
    return this.#cleaned(place, raw, true);
  }

  #cleaned(place: FilePlace, raw: string, isHtml: boolean): string {
    const { text, tags, decoded, pictures } = clean(raw);
    const removed = [...tags].filter((tag) => tag !== 'img' && !(isHtml && EMPTY_TAGS.has(tag)));
    if (removed.length > 0) {
      const names = removed.map((tag) => `<${tag}>`).join(', ');
      this.#atPlace(place, `HTML was removed: ${names}.`);
    }
    if (decoded && !isHtml) {
      this.#atPlace(place, 'HTML entities such as &amp; were read as the signs they stand for.');
    }
    for (const picture of pictures) this.picture(place, picture);
    return text;
  }

  /** A picture that cannot be kept. */
  picture(place: FilePlace, name: string): void {
    this.error(
      place,
      name === ''
        ? 'The picture is left out: only .qrush files bring pictures along.'
        : `The picture “${name}” is left out: only .qrush files bring pictures along.`,
      'Add it to the question after the import, or give it an https address.',
    );
  }

  done(about: Omit<ReadQuiz, 'questions' | 'problems'> = {}): ReadQuiz {
    return { ...about, questions: this.questions, problems: this.problems };
  }

  #atPlace(place: FilePlace, message: string): void {
    const key = `${place.file ?? ''}:${place.line}:${message}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.warning(place, message);
  }

  #say(severity: Severity, { line, file }: FilePlace, message: string, suggestion?: string): void {
    this.problems.push({
      line,
      ...(file !== undefined && { file }),
      severity,
      message,
      ...(suggestion !== undefined && { suggestion }),
    });
  }
}
