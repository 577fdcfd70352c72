import { randomInt } from 'node:crypto';
import { QRushError } from '../../server/plugin.ts';
import { firstGraphemes, oneLine } from './text.ts';

/** Letters of a nickname, as people count them. */
const LONGEST = 20;

/** Code units looked at: more than any name of so many letters has. */
const LONGEST_RAW = 400;

/** The name of somebody without a profile name. */
const NAMELESS = 'Player';

/** More accents on a letter than any script has: a heap of them runs over other lines of a chat. */
const HEAP = /\p{M}{9}/u;

/**
 * Names to try, the best first: "Ana", "Ana 2" to "Ana 9", then some with a number nobody else is
 * likely to have.
 * @throws QRushError NICKNAME_REJECTED for a heap of accents
 */
export function* nicknames(wanted: string | undefined): Iterable<string> {
  const name = oneLine((wanted ?? '').slice(0, LONGEST_RAW)) || NAMELESS;
  if (HEAP.test(name)) throw new QRushError('NICKNAME_REJECTED');
  const numbered = (number: number) =>
    `${firstGraphemes(name, LONGEST - 1 - String(number).length)} ${number}`;
  yield firstGraphemes(name, LONGEST);
  for (let number = 2; number <= 9; number++) yield numbered(number);
  for (let more = 0; more < 3; more++) yield numbered(randomInt(1000, 10_000));
}
