import Papa from 'papaparse';
import type { Picture, Question, Quiz, WrittenQuiz } from '../../../server/plugin.ts';
import { guarded } from '../text/clean.ts';

type Cell = string | number;

/** Fields that have a column of their own. */
const COMMON = [
  'type',
  'text',
  'limit',
  'points',
  'language',
  'media',
  'explanation',
  'hints',
  'category',
  'difficulty',
  'credit',
];

/** Text that a spreadsheet would run, unless it is a number. */
const FORMULA = /^'*[=+\-@\t]/;
const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/**
 * A text with commas, which spreadsheets open and do not run. Cells with `;` and tabs are quoted, as they
 * separate in some languages. Begins with a byte order mark.
 */
export function writeSeparated(quiz: Quiz): WrittenQuiz {
  const rows = rowsOf(quiz).map((cells) =>
    cells.map((cell) => {
      const text = String(cell);
      return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
    }),
  );
  const text = Papa.unparse(rows, {
    newline: '\r\n',
    quotes: (cell) => /[;\t]/.test(String(cell)),
  });
  return { bytes: new TextEncoder().encode(`\ufeff${text}\r\n`), problems: [] };
}

export async function writeSheet(quiz: Quiz): Promise<WrittenQuiz> {
  const { writeXlsx } = await import('hucre/xlsx');
  const bytes = await writeXlsx({ sheets: [{ name: 'Quiz', rows: rowsOf(quiz) }] });
  return { bytes, problems: [] };
}

/** A row of headings, and one a question: everything in it has a column. */
function rowsOf(quiz: Quiz): Cell[][] {
  const all = quiz.questions.map((question) => ({
    question,
    ...partsOf(question),
    ...mediaOf(question),
    ...hintsOf(question),
  }));
  const answers = Math.max(2, ...all.map(({ list }) => list.length));
  const isForeign = quiz.language !== 'en' || quiz.questions.some(({ language }) => language);
  const columns: [heading: string, cell: (row: (typeof all)[number]) => Cell, always: boolean][] = [
    ['Question', ({ question }) => guarded(question.text), true],
    ['Type', ({ question }) => question.type, true],
    ...Array.from(
      { length: answers },
      (_, at) =>
        [`Answer ${at + 1}`, ({ list }: (typeof all)[number]) => list[at] ?? '', true] as [
          string,
          (row: (typeof all)[number]) => Cell,
          boolean,
        ],
    ),
    ['Correct', ({ correct }) => correct, true],
    ['Time', ({ question }) => question.limit, true],
    ['Points', ({ question }) => question.points, true],
    ['Tolerance', ({ tolerance }) => tolerance, false],
    ['Unit', ({ unit }) => unit, false],
    ['Picture', ({ picture }) => picture?.image ?? '', false],
    ['Alt text', ({ picture }) => picture?.alt ?? '', false],
    ['Language', ({ question }) => (isForeign ? (question.language ?? quiz.language) : ''), false],
    ['Explanation', ({ question }) => guarded(question.explanation ?? ''), false],
    ['Hints', ({ hints }) => hints ?? '', false],
    ['Category', ({ question }) => guarded(question.category ?? ''), false],
    ['Difficulty', ({ question }) => question.difficulty ?? '', false],
    ['Credit', ({ question }) => guarded(question.credit ?? ''), false],
    [
      'More',
      ({ question: { media, hints }, picture, more, ...row }) => {
        const all = {
          ...(media && !picture && { media }),
          ...(hints && row.hints === undefined && { hints: hints.map(guarded) }),
          ...more,
        };
        return Object.keys(all).length > 0 ? JSON.stringify(all) : '';
      },
      false,
    ],
  ];
  const rows = all.map((row) => columns.map(([, cell]) => cell(row)));
  const kept = columns.flatMap(([, , always], index) =>
    always || rows.some((cells) => cells[index] !== '') ? index : [],
  );
  return [
    kept.map((index) => columns[index]?.[0] ?? ''),
    ...rows.map((cells) => kept.map((index) => cells[index] ?? '')),
  ];
}

/** A picture that the columns say all of; what else there is to see or hear stands among the rest. */
function mediaOf(question: Question): { picture?: Picture } {
  const { image, alt, ...rest } = question.media ?? { alt: '' };
  const isPlain = image !== undefined && Object.values(rest).every((one) => one === undefined);
  return isPlain ? { picture: { image, alt } } : {};
}

/** Hints of a line each: others stand among the rest. */
function hintsOf({ hints }: Question): { hints?: string } {
  const areLines = hints?.length && hints.every((hint) => hint.replace(/\s+/g, ' ') === hint);
  return areLines ? { hints: hints.map(guarded).join('\n') } : {};
}

interface Parts {
  /** Answers, or things in their order. */
  list: Cell[];
  correct: Cell;
  tolerance: Cell;
  unit: Cell;
  /** All other fields. */
  more: Record<string, unknown>;
}

function partsOf(question: Question): Parts {
  const own = Object.fromEntries(
    Object.entries(question).filter(
      ([name, value]) => !COMMON.includes(name) && value !== undefined,
    ),
  );
  const parts = { list: [], correct: '', tolerance: '', unit: '' } as Omit<Parts, 'more'>;
  const { options, correct, accepted, value, tolerance, unit, ...more } = own;
  const texts = (list: unknown) => (list as string[]).map(guarded);
  switch (question.type) {
    case 'single':
    case 'multiple': {
      const marks = (correct as number[]).map((index) => index + 1).join(',');
      return { ...parts, list: texts(options), correct: marks, more };
    }
    case 'boolean':
      return { ...parts, correct: correct ? 'true' : 'false', more };
    case 'text':
      return { ...parts, list: texts(accepted), more };
    case 'number':
      return {
        ...parts,
        list: [value as number],
        tolerance: tolerance as number,
        unit: (unit as string | undefined) ?? '',
        more,
      };
    case 'order':
      return { ...parts, list: texts(options), more };
    default:
      return { ...parts, more: own };
  }
}
