import type { FilePlace, GivenColumns, ReadQuiz } from '../../../server/plugin.ts';
import { aboutOf } from '../about.ts';
import {
  type Common,
  takeChoices,
  takeNumber,
  takeOrder,
  takeTruth,
  takeTyped,
} from '../questions.ts';
import { Reading } from '../reading.ts';
import { type Cells, cellsOf, commonOf, isFilled, moreOf, withoutGaps } from './cells.ts';
import { columnsOf, sampleOf, unread } from './columns.ts';
import { kindOf } from './kinds.ts';
import { marksIn } from './marks.ts';
import type { Table } from './table.ts';

const FIX = 'Write the number of the right answer into the column for it.';

/**
 * Makes questions of the rows of a table, whatever its columns are called and how they are ordered.
 * @param given what somebody says of the columns
 */
export function readTable({ rows, problems }: Table, given?: GivenColumns): ReadQuiz {
  const reading = new Reading({ problems });
  if (rows.length === 0) return reading.done();
  const columns = columnsOf(rows, reading, given);
  if (!columns) return reading.done({ columns: unread(rows), sample: sampleOf(rows) });
  for (const row of columns.rows) {
    if (reading.isFull(row)) break;
    const cells = cellsOf(row, columns.meanings);
    if (isFilled(cells)) takeRow(reading, { line: row.line }, cells);
  }
  const language = sameLanguage(reading);
  const sample = sampleOf(rows, columns.headings);
  return reading.done({
    columns: columns.shown,
    sample,
    ...(language !== undefined && { language }),
  });
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
  const unlisted = moreOf(reading, place, by.more);
  if (!unlisted) return;
  // The whole medium, where there is one, replaces the columns of a picture.
  const { media, hints: listed, ...more } = unlisted as Pick<Common, 'media'> & { hints?: unknown };
  const common: Common = {
    ...commonOf(reading, place, by),
    ...(media && { media }),
    ...(Array.isArray(listed) && { hints: listed.map(String) }),
  };
  if (kind.type === 'other') {
    const { explanation, hints, category, difficulty, credit, ...asked } = common;
    reading.take(place, {
      type: by.type,
      ...asked,
      text: reading.text(place, common.text),
      ...aboutOf(reading, place, { explanation, hints, category, difficulty, credit }),
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
    takeChoices(reading, place, { ...common, options, correct: marked, several, fix: FIX });
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
      FIX,
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
  takeChoices(reading, place, { ...common, options: answers, correct: marks, several, fix: FIX });
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
