import { pick, seeded } from './random.ts';

/** Letters of the words in which slips are made. */
const SHORTEST = 5;

/** Letters that fingers slip to, by script. */
const LETTERS = ['abcdefghijklmnopqrstuvwxyz', 'अआइकखगचजटडतदनपबमयरलवसह', 'ابتثجحدرزسشصطعفقكلمنهوي'];

export interface Slip {
  answer: string;
  typed: string;
}

/**
 * Answers with one slip each: a letter left out, added, changed or swapped with the next one, not at
 * the first letter, in a word of five letters or more. The same in each run.
 */
export function slipsOf(answers: readonly string[], count: number): Slip[] {
  const random = seeded(20_261_125);
  const slips: Slip[] = [];
  const long = answers.filter((answer) => answer.split(' ').some(isLong));
  while (slips.length < count) {
    const answer = pick(long, random);
    const words = answer.split(' ');
    const at = pick(
      words.flatMap((word, index) => (isLong(word) ? [index] : [])),
      random,
    );
    const typed = words.with(at, slip(words[at] ?? '', random)).join(' ');
    if (typed !== answer) slips.push({ answer, typed });
  }
  return slips;
}

/** A word of letters only. */
const isLong = (word: string): boolean => word.length >= SHORTEST && /^[\p{L}\p{M}]+$/u.test(word);

const scriptOf = (word: string): number =>
  /\p{Script=Devanagari}/u.test(word) ? 1 : /\p{Script=Arabic}/u.test(word) ? 2 : 0;

function slip(word: string, random: () => number): string {
  const place = 1 + Math.floor(random() * (word.length - 1));
  const letter = pick([...(LETTERS[scriptOf(word)] ?? '')], random);
  switch (Math.floor(random() * 4)) {
    case 0:
      return word.slice(0, place) + word.slice(place + 1);
    case 1:
      return word.slice(0, place) + letter + word.slice(place);
    case 2:
      return word.slice(0, place) + letter + word.slice(place + 1);
    default:
      return word.slice(0, place) + (word[place + 1] ?? '') + word[place] + word.slice(place + 2);
  }
}
