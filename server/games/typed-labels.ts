import type { Definition } from '../engine/state.ts';
import type { HookRunner } from '../hooks.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Bucket } from '../protocol/views.ts';

/** Different answers a reveal shows for questions without options. */
const SHOWN = 8;

/** Lines that plugins are asked about at the most. */
const LOOKED_AT = 100;

/**
 * The first lines of typed answers, without those that a plugin keeps off the screen.
 * @param lines the most frequent first
 * @param isRight whether an answer that reads like this earned something: those are always shown
 */
export async function shownAnswers(
  hooks: HookRunner,
  game: Definition,
  question: number,
  lines: Bucket[],
  isRight: (label: string) => boolean,
): Promise<Bucket[]> {
  const shown: Bucket[] = [];
  for (const line of lines.slice(0, LOOKED_AT)) {
    if (shown.length === SHOWN) break;
    const refused = await isRefused(hooks, game, question, line.label);
    if (!refused || isRight(line.label)) shown.push(line);
  }
  return shown;
}

async function isRefused(
  hooks: HookRunner,
  game: Definition,
  question: number,
  label: string,
): Promise<boolean> {
  try {
    await hooks.decide('label', { game, question, label });
    return false;
  } catch (error) {
    if (!(error instanceof QRushError)) throw error;
    return true;
  }
}
