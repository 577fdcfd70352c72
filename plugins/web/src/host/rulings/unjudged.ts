import { signal } from '@preact/signals';
import type { GameState } from '../../../../../client/game-state.ts';
import { isRightLine, marksAnswers } from '../right-line.ts';
import type { HostConnection } from '../session.ts';

/** Typed questions with wrong answers at which the host has not looked yet. */
export class Unjudged {
  readonly #settled = new Set<number>();
  readonly questions = signal<readonly number[]>([]);
  /** The host was about to go on to the podium, where nothing can be judged any more. */
  readonly asking = signal(false);

  /** Notes the question that is revealed, when somebody's typed answer to it was wrong. */
  see({ phase, question, reveal }: GameState): void {
    if (phase !== 'revealed' || !question || !reveal || !isTyped(question.form.kind)) return;
    const { index, distribution } = reveal;
    if (!marksAnswers(reveal) || this.#settled.has(index)) return;
    if (distribution.every((line) => isRightLine(line, reveal))) return;
    const { value } = this.questions;
    if (!value.includes(index)) this.questions.value = [...value, index];
  }

  /** The host has judged answers to this question, or leaves them as they are. */
  settle(index: number): void {
    this.#settled.add(index);
    this.questions.value = this.questions.value.filter((one) => one !== index);
  }

  /** Asks the host first, once; @returns whether there is something to ask about */
  holdUp(): boolean {
    if (this.questions.value.length === 0) return false;
    this.asking.value = true;
    return true;
  }
}

/** Kinds of form whose answers people type. */
export const isTyped = (kind: string): boolean => kind === 'text' || kind === 'number';

const known = new WeakMap<HostConnection, Unjudged>();

/** Of this game, as long as the page lives. */
export function unjudgedIn(connection: HostConnection): Unjudged {
  const unjudged = known.get(connection) ?? new Unjudged();
  known.set(connection, unjudged);
  return unjudged;
}
