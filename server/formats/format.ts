import type { Quiz } from '../engine/quiz.ts';
import type { Translations } from '../engine/words.ts';

/**
 * `error`: something of the file is left out, so that a whole quiz cannot be made of it. `warning`:
 * everything is there, but not quite as it was written.
 */
export type Severity = 'error' | 'warning';

/** Where something stands. */
export interface Place {
  /** From 1. In a table it is the row. */
  line: number;
  /** Its file in an archive. */
  file?: string;
}

/** Something about a file that its author should know, in words. */
export interface FileProblem extends Place {
  severity: Severity;
  /** A sentence: "No right answer is marked." */
  message: string;
  /** How to fix it, in a sentence: "Put = before the right one." */
  suggestion?: string;
  /** The question that was left out, as far as it was understood: to be fixed. */
  found?: Record<string, unknown>;
}

/** A question as a file says it. The core still reads it by its type. */
export interface FoundQuestion extends Place {
  question: Record<string, unknown>;
}

/** The reading of a table's column. */
export interface ReadColumn {
  /** As spreadsheets call it: `A`, `B` ... */
  column: string;
  /** Its heading; empty where there is none. */
  heading: string;
  /** The meaning of the column, in words; left out when it is not read. */
  meaning?: string;
  /** The same as {@link GivenColumns} names it. */
  field?: string;
}

/** A row of a table as it stands there. */
export interface TableRow {
  line: number;
  cells: string[];
}

/** Somebody's own reading of a table whose headings are not understood. */
export interface GivenColumns {
  /** The field of each column; empty for those that are left out. */
  fields: readonly string[];
  /** The line of the headings: questions stand below it. 0 where there are none. */
  headings: number;
}

/** The content of a file. */
export interface ReadQuiz {
  title?: string;
  description?: string;
  /** BCP 47. */
  language?: string;
  /** Words to find the quiz by. */
  tags?: string[];
  /** A picture that stands for the quiz. */
  cover?: unknown;
  /** The columns, where the file is a table. */
  columns?: ReadColumn[];
  /** Its first rows, from the headings on: for whoever says what its columns are. */
  sample?: TableRow[];
  questions: FoundQuestion[];
  problems: FileProblem[];
  /** All files that come along, by the names that questions name pictures, sounds and videos by. */
  files?: ReadonlyMap<string, Uint8Array>;
}

/** A quiz as a file. */
export interface WrittenQuiz {
  bytes: Uint8Array;
  /** Everything the format has no words for; `line` is the question's number, from 1. */
  problems: FileProblem[];
}

/**
 * A way to write quizzes down, as pure functions. They run in a thread of their own, which is ended when
 * it takes too long or too much memory; the module must export the format, and must do nothing else when
 * it is loaded.
 */
export interface QuizFormat {
  /** kebab-case; what `?format=` says. */
  name: string;
  /** The title for people. */
  title: string;
  /** Of files' names, without the dot. An export gets the first. */
  extensions: readonly string[];
  /** The media type of what `write` makes. */
  mediaType: string;
  /** How sure it is that these bytes are of this format: 0 not at all .. 1 without doubt. It must not throw. */
  detect(bytes: Uint8Array): number | Promise<number>;
  /**
   * Reads what can be read. Anything unreadable becomes a problem with its line, and no reason to
   * throw.
   * @param columns of a table, as somebody says
   */
  read(bytes: Uint8Array, columns?: GivenColumns): ReadQuiz | Promise<ReadQuiz>;
  /** Whether pictures, sounds and videos go along. */
  hasMedia?: boolean;
  /**
   * Its messages and suggestions in other languages: by language, each by its English text;
   * `{name}` stands for what differs. A value with words of its own has them under its name: `kind: a poll`.
   */
  translations?: Translations;
  /**
   * Left out by formats that are only read.
   * @param files of a format that `hasMedia`: the files of the quiz, by the names that it names them by
   */
  write?(quiz: Quiz, files?: ReadonlyMap<string, Uint8Array>): WrittenQuiz | Promise<WrittenQuiz>;
}
