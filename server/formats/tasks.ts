/** Messages between the server and the thread. */
import type { Quiz } from '../engine/quiz.ts';
import type { FileProblem, FoundQuestion, GivenColumns, ReadQuiz } from './format.ts';
import type { OtherKind } from './kinds.ts';

export interface ReadTask {
  do: 'read';
  /** URLs of the modules that export formats. */
  modules: string[];
  bytes: Uint8Array;
  /** Of the file's name, without the dot; empty when it is not known. */
  extension: string;
  /** A format's name; the surest one reads when it is left out. */
  format?: string;
  /** Somebody's own reading of a table's columns. */
  columns?: GivenColumns;
}

export interface WriteTask {
  do: 'write';
  modules: string[];
  format: string;
  quiz: Quiz;
  files?: ReadonlyMap<string, Uint8Array>;
}

export type Task = ReadTask | WriteTask;

/** The content of a file, but for its questions. */
export interface ReadHead {
  is: 'head';
  format: string;
  about: Omit<ReadQuiz, 'questions' | 'problems' | 'files'>;
  files?: ReadonlyMap<string, Uint8Array>;
  /** How many questions there are. */
  count: number;
  problems: FileProblem[];
}

/** No format knows the file. */
export interface Unknown {
  is: 'unknown';
  other?: OtherKind;
}

export type FromThread =
  | { is: 'ready' }
  | ReadHead
  | Unknown
  | { is: 'questions'; questions: FoundQuestion[] }
  | { is: 'written'; bytes: Uint8Array; problems: FileProblem[] };
