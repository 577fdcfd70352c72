import type { QuizDocument } from './document.ts';
import type { QuizPatch } from './patch.ts';

/** An obstacle to playing a quiz, in a person's words. */
export interface QuizProblem {
  /** The id of the question; left out: it is of the quiz itself. */
  question?: string;
  path: readonly (string | number)[];
  message: string;
}

/** A quiz as the server has it. */
export interface ServerQuiz {
  document: QuizDocument;
  revision: number;
  playable: boolean;
  problems: readonly QuizProblem[];
}

/**
 * Why a quiz was not saved. `stale`: somebody else has changed it; `unreachable`: it may be tried again,
 * and may have been saved; `signed-out`, `gone`, `refused`: it was not.
 */
export type Trouble = 'stale' | 'unreachable' | 'signed-out' | 'gone' | 'refused';

export class SaveError extends Error {
  override readonly name = 'SaveError';
  readonly trouble: Trouble;

  constructor(trouble: Trouble, message: string) {
    super(message);
    this.trouble = trouble;
  }
}

/** One quiz on the server. Both throw a SaveError. */
export interface QuizServer {
  /** The quiz; undefined when it is still the one of this revision. */
  read(known?: number): Promise<ServerQuiz | undefined>;
  /** Changes the quiz of this revision. */
  patch(patch: QuizPatch, revision: number): Promise<ServerQuiz>;
}

/** Time, as a browser has it; tests have their own. */
export interface Clock {
  /** ms */
  now(): number;
  /** Does something in so many ms, unless it is called off by what this returns. */
  after(ms: number, act: () => void): () => void;
}

/** Unsaved changes, as a browser keeps them over a reload. */
export interface Unsaved {
  revision: number;
  server: QuizDocument;
  base: QuizDocument;
  sent: QuizDocument[];
  document: QuizDocument;
  conflicts: string[];
}

/** Where a browser keeps what is not saved. */
export interface Keeper {
  keep(unsaved: Unsaved): void;
  drop(): void;
}
