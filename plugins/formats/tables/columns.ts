import type { FilePlace, GivenColumns, ReadColumn, TableRow } from '../../../server/plugin.ts';
import type { Reading } from '../reading.ts';
import { isMeaning, type Meaning, meaningInWords, meaningOf } from './headings.ts';
import { columnName, type Row } from './table.ts';

/** The columns by their meaning. */
export interface Columns {
  /** By column. */
  meanings: (Meaning | undefined)[];
  /** Rows below the headings. */
  rows: Row[];
  /** For people. */
  shown: ReadColumn[];
  /** The row of the headings, where there is one. */
  headings?: Row;
}

/** Rows among which the headings are: some sheets begin with pages of advice. */
const LOOKED_AT = 25;

/** Rows that are shown to whoever says what the columns are, and how much of them. */
const SHOWN = { rows: 6, columns: 30, characters: 80 };

/**
 * Finds the headings, or guesses what columns are from what is in them; says so when nothing fits.
 * @param given what somebody says of them: that is not doubted
 */
export function columnsOf(
  rows: Row[],
  reading: Reading,
  given?: GivenColumns,
): Columns | undefined {
  if (given) return asGiven(rows, reading, given);
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

function asGiven(rows: Row[], reading: Reading, given: GivenColumns): Columns | undefined {
  const { fields, headings: line } = given;
  const unknown = fields.find((field) => field !== '' && !isMeaning(field));
  if (unknown !== undefined) {
    reading.error({ line: 1 }, `A column cannot be “${unknown.slice(0, 40)}”.`);
    return undefined;
  }
  const meanings = each(fields.map((field) => (isMeaning(field) ? field : undefined)));
  if (!meanings.includes('question')) {
    reading.error({ line: 1 }, 'No column is the question.', 'Say which one it is.');
    return undefined;
  }
  const headings = rows.find((row) => row.line === line);
  return {
    meanings,
    rows: rows.filter((row) => row.line > line),
    shown: shownOf(padded(meanings, rows), headings?.cells ?? []),
    ...(headings && { headings }),
  };
}

/** Each meaning once, but for wrong answers: those after the first are left out. */
const each = (meanings: Columns['meanings']): Columns['meanings'] =>
  meanings.map((meaning, index) =>
    meaning === 'wrong' || meanings.indexOf(meaning) === index ? meaning : undefined,
  );

const padded = (meanings: Columns['meanings'], rows: Row[]): Columns['meanings'] =>
  Array.from({ length: Math.max(meanings.length, widthOf(rows)) }, (_, index) => meanings[index]);

const widthOf = (rows: Row[]): number =>
  Math.max(0, ...rows.slice(0, SAMPLE).map(({ cells }) => cells.length));

/** The columns of a table that nobody understands; its first row may be headings. */
export const unread = (rows: Row[]): ReadColumn[] =>
  shownOf(padded([], rows), rows[0]?.cells ?? []);

/** The first rows, from the headings on. */
export function sampleOf(rows: Row[], headings?: Row): TableRow[] {
  const from = headings ? rows.indexOf(headings) : 0;
  return rows.slice(from, from + SHOWN.rows).map(({ line, cells }) => ({
    line,
    cells: cells
      .slice(0, SHOWN.columns)
      .map((cell) => cell.slice(0, SHOWN.characters).toWellFormed()),
  }));
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
  return {
    meanings,
    rows: below,
    shown: shownOf(meanings, cells),
    headings: rows[at] as Row,
  };
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
      ...(words !== undefined && { meaning: words, field: meaning as string }),
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
