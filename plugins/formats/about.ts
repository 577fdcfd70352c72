/** Facts about a question besides its text and answers: never a reason to leave it out. */
import type { FilePlace } from '../../server/plugin.ts';
import type { Reading } from './reading.ts';

export interface About {
  /** Why the right answer is right. */
  explanation?: string | undefined;
  /** From the vaguest on. */
  hints?: string[] | undefined;
  category?: string | undefined;
  /** In the file's words. */
  difficulty?: string | undefined;
  /** Where it comes from. */
  credit?: string | undefined;
}

const LONGEST = { explanation: 1000, hint: 200, category: 60, credit: 200 };

const MOST_HINTS = 10;

/** How hard questions are, in the languages that headings are read in. */
const DIFFICULTIES: [name: string, pattern: RegExp][] = [
  ['easy', /^(easy|simple|beginner|low|leicht|einfach|fácil|facile|mudah|1)$/],
  ['medium', /^(medium|moderate|normal|intermediate|mittel|medio|media|médio|moyen|sedang|2)$/],
  [
    'hard',
    /^(hard|difficult|advanced|expert|high|schwer|schwierig|difícil|difficile|sulit|sukar|3)$/,
  ],
];

/** The fields, cleaned. A text that is too long is cut, with a problem. */
export function aboutOf(
  reading: Reading,
  place: FilePlace,
  { explanation, hints, category, difficulty, credit }: About,
): About {
  const fields = {
    explanation: textOf(reading, place, 'explanation', explanation),
    hints: hintsOf(reading, place, hints),
    category: textOf(reading, place, 'category', category)?.replace(/\s+/g, ' '),
    difficulty: difficultyOf(reading, place, difficulty),
    credit: textOf(reading, place, 'credit', credit)?.replace(/\s+/g, ' '),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function hintsOf(reading: Reading, place: FilePlace, raw: string[] = []): string[] | undefined {
  const hints = raw.flatMap((hint) => textOf(reading, place, 'hint', hint) ?? []);
  if (hints.length > MOST_HINTS)
    reading.warning(place, `Only the first ${MOST_HINTS} hints were kept.`);
  return hints.length > 0 ? hints.slice(0, MOST_HINTS) : undefined;
}

function textOf(
  reading: Reading,
  place: FilePlace,
  name: keyof typeof LONGEST,
  raw: string | undefined,
): string | undefined {
  const text = reading.text(place, raw ?? '');
  if (text === '') return undefined;
  if (text.length <= LONGEST[name]) return text;
  reading.warning(place, `The ${name} was cut to ${LONGEST[name]} characters.`);
  return text.slice(0, LONGEST[name]).toWellFormed().trim();
}

function difficultyOf(
  reading: Reading,
  place: FilePlace,
  raw: string | undefined,
): string | undefined {
  const text = raw?.trim().toLowerCase() ?? '';
  if (text === '') return undefined;
  const known = DIFFICULTIES.find(([, pattern]) => pattern.test(text))?.[0];
  if (known === undefined) {
    reading.warning(
      place,
      `The difficulty “${text.slice(0, 40)}” is left out.`,
      'Write easy, medium or hard.',
    );
  }
  return known;
}
