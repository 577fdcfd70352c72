import type { FilePlace, ReadColumn } from '../../../server/plugin.ts';
import type { Reading } from '../reading.ts';
import { type Meaning, meaningInWords, meaningOf } from './headings.ts';
import { columnName, type Row } from './table.ts';

/** Which column says what. */
export interface Columns {
  /** By column. */
  meanings: (Meaning | undefined)[];
  /** Rows below the headings. */
  rows: Row[];
  /** For people. */
  shown: ReadColumn[];
}

/** Rows among which the headings are: some sheets begin with pages of advice. */
const LOOKED_AT = 25;

/** Finds the headings, or guesses what columns are from what is in them; says so when nothing fits. */
export function columnsOf(rows: Row[], reading: Reading): Columns | undefined {
  const at = rows.slice(0, LOOKED_AT).findIndex(({ cells }) => areHeadings(cells));
  if (at >= 0) return named(rows, at, reading);
  const guessed = guess(rows);
  const line = rows[0]?.line ?? 1;
  if (!guessed) {
    reading.error(
      { line },
      'There is no row of headings, and it is not clear what the columns are.',
      'Begin with a row such as: Question, Answer 1, Answer 2, Correct.',
    );
    return undefined;
  }
  const shown = shownOf(guessed, []);
  const words = shown.map(({ column, meaning }) => `${column} ${meaning ?? 'nothing'}`).join(', ');
  reading.warning(
    { line },
    `There is no row of headings. The columns were taken for: ${words}.`,
    'Begin with a row such as: Question, Answer 1, Answer 2, Correct.',
  );
  return { meanings: guessed, rows, shown };
}

/** Whether a row says what is below it. */
export function areHeadings(cells: string[]): boolean {
  const meanings = cells.map((cell) => meaningOf(cell));
  return (
    meanings.includes('question') &&
    meanings.some((one) => one === 'correct' || one === 'wrong' || one?.startsWith('answer'))
  );
}

function named(rows: Row[], at: number, reading: Reading): Columns {
  const { line, cells } = rows[at] as Row;
  const taken = new Set<Meaning>();
  const below = rows.slice(at + 1);
  const meanings = cells.map((cell, index) => {
    const meaning = cell.trim() === '' && areNumbers(below, index) ? 'number' : meaningOf(cell);
    if (meaning === undefined || (taken.has(meaning) && meaning !== 'wrong')) return undefined;
    taken.add(meaning);
    return meaning;
  });
  noteIgnored({ line }, cells, meanings, below, reading);
  return { meanings, rows: below, shown: shownOf(meanings, cells) };
}

/** Whether a column counts the rows. */
const areNumbers = (rows: Row[], column: number): boolean =>
  rows.every(({ cells }) => /^\d*$/.test(cells[column]?.trim() ?? ''));

function noteIgnored(
  place: FilePlace,
  cells: string[],
  meanings: Columns['meanings'],
  below: Row[],
  reading: Reading,
): void {
  for (const [index, cell] of cells.entries()) {
    if (meanings[index] !== undefined || !below.some((row) => row.cells[index])) continue;
    const name = cell.trim().slice(0, 60) || columnName(index);
    reading.warning(place, `The column “${name}” is left out: nothing here fits it.`);
  }
}

const shownOf = (meanings: Columns['meanings'], cells: string[]): ReadColumn[] =>
  meanings.map((meaning, index) => {
    const words = meaning && meaningInWords(meaning);
    return {
      column: columnName(index),
      heading: (cells[index] ?? '').slice(0, 100),
      ...(words !== undefined && { meaning: words }),
    };
  });

/** Rows that a guess is made from. */
const SAMPLE = 50;

/** First the question, then answers, and a column that says which of them is right. */
function guess(rows: Row[]): Meaning[] | undefined {
  const sample = rows.slice(0, SAMPLE);
  const width = Math.max(0, ...sample.map(({ cells }) => cells.length));
  const first = sample.every(({ cells }) => /^\d+$/.test(cells[0] ?? '')) ? 1 : 0;
  const isMark = (column: number) =>
    sample.every(({ cells }) => {
      const cell = cells[column] ?? '';
      const answers = cells.filter((_, index) => index > first && index !== column);
      return /^(\d{1,2}|[A-Ja-j])([,; ]+(\d{1,2}|[A-Ja-j]))*$/.test(cell) || answers.includes(cell);
    });
  if (width - first < 4) {
    // A question and its answer.
    const plain = sample.every(({ cells }) => cells[first] && cells[first + 1]);
    return width - first === 2 && plain && sample.length > 1
      ? ([...(first ? ['number'] : []), 'question', 'correct'] as Meaning[])
      : undefined;
  }
  const mark = [width - 1, first + 1].find(isMark);
  if (mark === undefined) return undefined;
  let answer = 0;
  return Array.from({ length: width }, (_, index): Meaning => {
    if (index < first) return 'number';
    if (index === first) return 'question';
    if (index === mark) return 'correct';
    answer += 1;
    return `answer ${answer}`;
  });
}
