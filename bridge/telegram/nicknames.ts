import { randomInt } from 'node:crypto';

/** Letters of a nickname, as people count them. */
const LONGEST = 20;

/** Code units looked at: more than any name of so many letters has. */
const LONGEST_RAW = 400;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function first(text: string, count: number): string {
  let kept = '';
  let room = count;
  for (const { segment } of graphemes.segment(text)) {
    if (room === 0) break;
    kept += segment;
    room -= 1;
  }
  return kept.trim();
}

/** Names to try, the best first: "Ana", "Ana 2" to "Ana 9", then some nobody else is likely to have. */
export function* nicknames(wanted: string): Iterable<string> {
  const name = wanted.slice(0, LONGEST_RAW).replace(/\s+/gu, ' ').trim() || 'Player';
  const numbered = (number: number) =>
    `${first(name, LONGEST - 1 - String(number).length)} ${number}`;
  yield first(name, LONGEST);
  for (let number = 2; number <= 9; number++) yield numbered(number);
  for (let more = 0; more < 3; more++) yield numbered(randomInt(1000, 10_000));
}
