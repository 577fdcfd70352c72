import type { QuizFormat } from './format.ts';
import { isOtherKind } from './kinds.ts';

/** The certainty that a format gains when its extension matches. */
const NAMED_SO = 0.05;

/**
 * The format that is surest that a file is its own; undefined when none is.
 * @param extension of the file's name, without the dot; empty when it is not known
 */
export async function surest(
  formats: readonly QuizFormat[],
  bytes: Uint8Array,
  extension: string,
): Promise<QuizFormat | undefined> {
  if (isOtherKind(bytes)) return undefined;
  let best: { format: QuizFormat; sure: number } | undefined;
  for (const format of formats) {
    const sure = await format.detect(bytes);
    const all = sure > 0 && format.extensions.includes(extension) ? sure + NAMED_SO : sure;
    if (all > (best?.sure ?? 0)) best = { format, sure: all };
  }
  return best?.format;
}
