import type { FilePlace, ReadQuiz } from '../../../server/plugin.ts';
import {
  type Common,
  takeChoices,
  takeNumber,
  takeOrder,
  takeTruth,
  takeTyped,
} from '../questions.ts';
import { Reading } from '../reading.ts';
import { columnsOf } from './columns.ts';
import type { Meaning } from './headings.ts';
import { kindOf } from './kinds.ts';
import { marksIn } from './marks.ts';
import type { Row, Table } from './table.ts';

const MEND = 'Write the number of the right answer into the column for it.';

/** Makes questions of the rows of a table, whatever its columns are called and how they are ordered. */
export function readTable({ rows, problems }: Table): ReadQuiz {
  const reading = new Reading({ problems });
  if (rows.length === 0) return reading.done();
  const columns = columnsOf(rows, reading);
  if (!columns) return reading.done();
  for (const row of columns.rows) {
    if (reading.isFull(row)) break;
    const cells = cellsOf(row, columns.meanings);
    if (isFilled(cells)) takeRow(reading, { line: row.line }, cells);
  }
  const language = sameLanguage(reading);
  return reading.done({ columns: columns.shown, ...(language !== undefined && { language }) });
}

interface Cells {
  by: Partial<Record<Meaning, string>>;
  /** Without empty ones behind the last. */
  answers: string[];
  wrong: string[];
}

/** Some templates have numbers in rows that nobody filled in, and advice below the headings. */
const isFilled = ({ by, answers, wrong }: Cells): boolean =>
  !/^text of the question\b/i.test(by.question ?? '') &&
  (answers.length + wrong.length > 0 ||
    Object.keys(by).some((meaning) => !['number', 'limit', 'type', 'points'].includes(meaning)));

function cellsOf({ cells }: Row, meanings: (Meaning | undefined)[]): Cells {
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

function takeRow(reading: Reading, place: FilePlace, { by, answers: given, wrong }: Cells): void {
  const kind = kindOf(by.type ?? '');
  if ('unplayable' in kind) {
    reading.error(
      place,
      `This is ${kind.unplayable}, which cannot be played here.`,
      'Ask for the same with answers to choose from, or with one to type.',
    );
    return;
  }
  const more = moreOf(reading, place, by.more);
  if (!more) return;
  const common = commonOf(reading, place, by);
  if (kind.type === 'other') {
    reading.take(place, {
      type: by.type,
      ...common,
      text: reading.text(place, common.text),
      ...more,
    });
    return;
  }
  const answers = withoutGaps(given);
  const correct = by.correct ?? '';
  switch (kind.type) {
    case 'number': {
      const value = numberIn(answers[0] ?? correct);
      const tolerance = by.tolerance === undefined ? 0 : numberIn(by.tolerance);
      takeNumber(reading, place, { ...common, value, tolerance, unit: by.unit });
      return;
    }
    case 'text': {
      // Where there are both, the right one is among the others.
      const accepted = answers.length > 0 ? answers : [correct];
      takeTyped(reading, place, { ...common, accepted, more });
      return;
    }
    case 'order':
      takeOrder(reading, place, { ...common, options: answers, more });
      return;
    case 'boolean': {
      const truth = truthIn(answers[Number(correct) - 1] ?? correct);
      if (truth === undefined)
        reading.error(place, 'It is not said whether this is true.', 'Write true or false.');
      else takeTruth(reading, place, { ...common, correct: truth });
      return;
    }
    default:
      takeMarked(reading, place, { common, answers, correct, wrong, several: kind.several });
  }
}

interface Marked {
  common: Common;
  answers: string[];
  correct: string;
  wrong: string[];
  several: boolean | undefined;
}

function takeMarked(
  reading: Reading,
  place: FilePlace,
  { common, answers, correct, wrong, several }: Marked,
): void {
  if (answers.length === 0 && wrong.length > 0) {
    // The right one would always be the first.
    const options = [...(correct === '' ? [] : [correct]), ...wrong].toSorted((a, b) =>
      a.localeCompare(b, 'en', { numeric: true }),
    );
    const marked = correct === '' ? [] : [options.indexOf(correct)];
    takeChoices(reading, place, { ...common, options, correct: marked, several, mend: MEND });
    return;
  }
  if (answers.length === 0 && several === undefined && correct !== '') {
    const truth = truthIn(correct);
    if (truth === undefined) takeTyped(reading, place, { ...common, accepted: [correct] });
    else takeTruth(reading, place, { ...common, correct: truth });
    return;
  }
  const { correct: marks, unknown, doubt } = marksIn(correct, answers);
  if (unknown !== undefined && answers.length > 0) {
    reading.error(
      place,
      `“${unknown.slice(0, 60)}” is marked as right, but it is none of the answers.`,
      MEND,
    );
    return;
  }
  if (doubt !== undefined) {
    const number = (marks[0] ?? 0) + 1;
    reading.warning(
      place,
      `“${doubt}” was read as the number of an answer (answer ${number}: “${answers[number - 1] ?? ''}”), and not as the answer “${doubt}”.`,
    );
  }
  takeChoices(reading, place, { ...common, options: answers, correct: marks, several, mend: MEND });
}

/** Empty cells behind the last answer are none; an empty one between others is a slip. */
const withoutGaps = (answers: string[]): string[] =>
  answers.slice(0, answers.findLastIndex((answer) => answer !== '') + 1);

function commonOf(reading: Reading, place: FilePlace, by: Cells['by']): Common {
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
function moreOf(reading: Reading, place: FilePlace, cell: string | undefined): object | undefined {
  if (cell === undefined) return {};
  try {
    const more: unknown = JSON.parse(cell);
    if (typeof more === 'object' && more !== null && !Array.isArray(more)) return more;
  } catch {
    // Said below.
  }
  reading.error(place, 'What stands in the column “More” is not JSON.', 'Write {"name": value}.');
  return undefined;
}

const numberIn = (text: string): number =>
  text.trim() === '' ? Number.NaN : Number(text.trim().replace(/^([-+]?\d+),(\d+)$/, '$1.$2'));

function truthIn(text: string): boolean | undefined {
  if (/^(true|t|yes|wahr|richtig|verdadero|verdadeiro|vrai|benar|1)$/i.test(text.trim()))
    return true;
  if (/^(false|f|no|falsch|falso|faux|salah|0)$/i.test(text.trim())) return false;
  return undefined;
}

/** The language of all rows, if it is one: it is the quiz's then. */
function sameLanguage({ questions }: Reading): string | undefined {
  const languages = new Set(questions.map(({ question }) => question.language));
  const [only] = languages;
  if (languages.size !== 1 || typeof only !== 'string') return undefined;
  for (const { question } of questions) delete question.language;
  return only;
}
