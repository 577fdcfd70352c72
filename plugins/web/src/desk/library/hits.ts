import type { EditableQuiz } from '../api/quizzes.ts';

/** A question in which something was found. */
export interface Hit {
  /** From 1, in its quiz. */
  number: number;
  text: string;
  type: unknown;
}

/** A part of a text, and whether it is what was looked for. */
export interface Part {
  text: string;
  isHit: boolean;
}

/** Without case and accents, sign by sign: the places stay the same. */
const foldedSigns = (text: string): string[] =>
  [...text].map((sign) => sign.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() || ' ');

const wordsOf = (sought: string): string[][] =>
  sought
    .trim()
    .split(/\s+/)
    .map((word) => foldedSigns(word))
    .filter((word) => word.length > 0);

/** Where a word begins in a text; -1 when it is nowhere. */
function placeOf(word: string[], signs: string[], from: number): number {
  for (let at = from; at + word.length <= signs.length; at += 1)
    if (word.every((sign, index) => signs[at + index] === sign)) return at;
  return -1;
}

/** A text in parts, by what was looked for in it: words, or parts of them. */
export function partsOf(text: string, sought: string): Part[] {
  const signs = [...text];
  const folded = foldedSigns(text);
  const isHit = signs.map(() => false);
  for (const word of wordsOf(sought))
    for (let at = placeOf(word, folded, 0); at >= 0; at = placeOf(word, folded, at + word.length))
      isHit.fill(true, at, at + word.length);
  const parts: Part[] = [];
  for (const [index, sign] of signs.entries()) {
    const last = parts.at(-1);
    if (last && last.isHit === isHit[index]) last.text += sign;
    else parts.push({ text: sign, isHit: isHit[index] === true });
  }
  return parts;
}

/** The questions of a quiz in which something of what was looked for is. */
export const hitsIn = ({ questions }: Pick<EditableQuiz, 'questions'>, sought: string): Hit[] =>
  questions.flatMap(({ text, type }, index) =>
    typeof text === 'string' && partsOf(text, sought).some(({ isHit }) => isHit)
      ? [{ number: index + 1, text, type }]
      : [],
  );
