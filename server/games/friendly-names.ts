import { createHash, randomInt } from 'node:crypto';
import { FRIENDLY } from './friendly-words.ts';

/** Names without a number that are tried, then names with one. */
const PLAIN_TRIES = 6;
const NUMBERED_TRIES = 40;

/**
 * Names to try, such as "Brave Otter", each within the length of a nickname; the first are likely to be
 * free in a class, the last in a stadium.
 * @param language BCP 47 of the quiz; English where there are no words in it
 * @param seed the same names in the same order for the same seed; random ones without
 */
export function* friendlyNames(language: string, seed?: string): Iterable<string> {
  const code = language.split('-')[0]?.toLowerCase() ?? '';
  const words = Object.hasOwn(FRIENDLY, code) ? FRIENDLY[code] : undefined;
  const { first, second } = words ?? FRIENDLY.en;
  for (let attempt = 0; attempt < PLAIN_TRIES + NUMBERED_TRIES; attempt++) {
    const pick = <Value>(values: readonly Value[], use: string): Value =>
      values[below(values.length, seed && `${seed}:${attempt}:${use}`)] as Value;
    const name = `${pick(first, 'first')} ${pick(second, 'second')}`;
    if (attempt < PLAIN_TRIES) yield name;
    // Two digits first, then up to four.
    else yield `${name} ${pick(attempt < PLAIN_TRIES + 8 ? SMALL : LARGE, 'number')}`;
  }
}

const SMALL = Array.from({ length: 98 }, (_, at) => at + 2);
const LARGE = Array.from({ length: 9900 }, (_, at) => at + 100);

const below = (count: number, seed: string | undefined): number =>
  seed === undefined
    ? randomInt(count)
    : createHash('sha256').update(seed).digest().readUInt32LE() % count;
