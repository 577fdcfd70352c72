import { QRushError } from '../protocol/errors.ts';
import { isStorable } from '../records/storable.ts';

/** Objects and lists inside of each other, in a draft: no question type needs as many. */
const DEEPEST = 20;

/** Bytes of a quiz as JSON: as much as one request can bring. */
export const LARGEST_QUIZ = 1_000_000;

/**
 * Refuses what must not be stored, not even as a draft.
 * @throws QRushError `PAYLOAD_TOO_LARGE`, `BAD_QUIZ`
 */
export function requireStorable(content: unknown): void {
  requireShallow(content);
  if (!isStorable(content)) {
    throw new QRushError(
      'BAD_QUIZ',
      'A character cannot be stored: NUL, or half a surrogate pair.',
    );
  }
  if (Buffer.byteLength(JSON.stringify(content)) > LARGEST_QUIZ) {
    throw new QRushError('PAYLOAD_TOO_LARGE', 'The quiz is too large; split it.');
  }
}

/** Refuses what goes too deep to be walked through. @throws QRushError `BAD_QUIZ` */
export function requireShallow(content: unknown): void {
  if (!isShallow(content)) throw new QRushError('BAD_QUIZ', 'Objects and lists go too deep.');
}

function isShallow(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= DEEPEST; depth++) {
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
    if (level.length === 0) return true;
  }
  return false;
}
