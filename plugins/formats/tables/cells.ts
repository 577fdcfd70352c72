/** The cells of a row, by what their columns are for. */
import type { FilePlace } from '../../../server/plugin.ts';
import type { Common } from '../questions.ts';
import type { Reading } from '../reading.ts';
import type { Meaning } from './headings.ts';
import type { Row } from './table.ts';

export interface Cells {
  by: Partial<Record<Meaning, string>>;
  /** Without empty ones behind the last. */
  answers: string[];
  wrong: string[];
}

/** Some templates have numbers in rows that nobody filled in, and advice below the headings. */
export const isFilled = ({ by, answers, wrong }: Cells): boolean =>
  !/^text of the question\b/i.test(by.question ?? '') &&
  (answers.length + wrong.length > 0 ||
    Object.keys(by).some((meaning) => !['number', 'limit', 'type', 'points'].includes(meaning)));

export function cellsOf({ cells }: Row, meanings: (Meaning | undefined)[]): Cells {
  const by: Cells['by'] = {};
  const answers: string[] = [];
  const wrong: string[] = [];
  for (const [index, meaning] of meanings.entries()) {
    const cell = cells[index]?.trim() ?? '';
    if (meaning === undefined || cell === '') continue;
    if (meaning === 'wrong') wrong.push(cell);
    else if (meaning.startsWith('answer ')) answers[Number(meaning.slice(7)) - 1] = cell;
    else by[meaning] = cell;
  }
  return { by, answers: Array.from(answers, (answer) => answer ?? ''), wrong };
}

/** Empty cells behind the last answer are none; an empty one between others is a slip. */
export const withoutGaps = (answers: string[]): string[] =>
  answers.slice(0, answers.findLastIndex((answer) => answer !== '') + 1);

export function commonOf(reading: Reading, place: FilePlace, by: Cells['by']): Common {
  const number = (meaning: Meaning) => {
    const cell = by[meaning];
    if (cell === undefined) return undefined;
    const value = Number.parseFloat(cell.replace(',', '.'));
    if (Number.isFinite(value)) return value;
    reading.warning(place, `“${cell.slice(0, 40)}” is no number: the usual one stands in.`);
    return undefined;
  };
  const limit = number('limit');
  const points = number('points');
  const media = pictureOf(reading, place, by);
  return {
    text: by.question ?? '',
    ...(limit !== undefined && { limit }),
    ...(points !== undefined && { points }),
    ...(by.language !== undefined && { language: by.language }),
    ...(media !== undefined && { media }),
    explanation: by.explanation,
    hints: by.hints?.split('\n'),
    category: by.category,
    difficulty: by.difficulty,
    credit: by.credit,
  };
}

function pictureOf(reading: Reading, place: FilePlace, by: Cells['by']): Common['media'] {
  const image = by.picture;
  if (image === undefined) return undefined;
  if (!/^(https:\/\/|\/)/i.test(image)) {
    reading.picture(place, image.slice(0, 80));
    return undefined;
  }
  if (by.alt === undefined) {
    reading.warning(
      place,
      'The picture has no text for those who do not see it: “Picture” stands in.',
      'Say in a column “Alt text” what is on it.',
    );
  }
  return { image, alt: by.alt ?? 'Picture' };
}

/** Fields that no column is for; undefined when they cannot be read. */
export function moreOf(
  reading: Reading,
  place: FilePlace,
  cell: string | undefined,
): object | undefined {
  if (cell === undefined) return {};
  try {
    const more: unknown = JSON.parse(cell);
    if (typeof more === 'object' && more !== null && !Array.isArray(more)) return more;
  } catch {
    // Said below.
  }
  reading.error(place, 'The column “More” does not hold JSON.', 'Write {"name": value}.');
  return undefined;
}
