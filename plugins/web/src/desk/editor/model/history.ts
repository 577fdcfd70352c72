import type { QuizDocument } from './document.ts';
import { merge } from './merge.ts';

/** Changes that can be undone. */
const MOST_STEPS = 200;

/** ms between two changes of the same field that are undone together. */
const PAUSE = 1000;

interface Step {
  before: QuizDocument;
  after: QuizDocument;
  /** The subject of the step; undefined: it is never one with the next. */
  about: string | undefined;
  /** ms: when it was last added to. */
  at: number;
}

/**
 * Steps that can be undone. A step is undone by merging: what somebody else has changed since stays
 * as it is.
 */
export class History {
  #done: Step[] = [];
  #undone: Step[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /**
   * Notes a change.
   * @param about the field that is typed in: changes without a pause between them are one step
   * @param at ms
   */
  note(before: QuizDocument, after: QuizDocument, about: string | undefined, at: number): void {
    this.#undone = [];
    const last = this.#done.at(-1);
    if (last && about !== undefined && last.about === about && at - last.at < PAUSE) {
      this.#done[this.#done.length - 1] = { ...last, after, at };
      return;
    }
    this.#done.push({ before, after, about, at });
    if (this.#done.length > MOST_STEPS) this.#done.shift();
  }

  /** Ends the last step: what comes next is undone by itself. */
  seal(): void {
    const last = this.#done.at(-1);
    if (last) last.about = undefined;
  }

  /** The document without the last change; undefined when there is none to undo. */
  undo(now: QuizDocument): QuizDocument | undefined {
    const step = this.#done.pop();
    if (!step) return undefined;
    const { document } = merge(step.after, now, step.before);
    this.#undone.push({ ...step, before: document, after: now });
    return document;
  }

  /** The document with the change that was undone last; undefined when there is none. */
  redo(now: QuizDocument): QuizDocument | undefined {
    const step = this.#undone.pop();
    if (!step) return undefined;
    const { document } = merge(step.before, now, step.after);
    this.#done.push({ before: now, after: document, about: undefined, at: 0 });
    return document;
  }
}
