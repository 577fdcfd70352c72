import { zipSync } from 'fflate';
import type { FileProblem } from '../../../server/plugin.ts';
import { BadArchive, hasFile, unzip } from '../archives/unzip.ts';
import { areHeadings } from './columns.ts';
import { columnName, MOST_COLUMNS, MOST_ROWS, type Row, type Table } from './table.ts';

const tables = new WeakMap<Uint8Array, Promise<Table>>();

/** Whether it may be a sheet of Excel's. */
export const isSheet = (bytes: Uint8Array): boolean => hasFile(bytes, 'xl/workbook.xml');

/** The needed parts of a sheet: its cells, and how dates are written. */
const NEEDED =
  /^(\[Content_Types\]\.xml|_rels\/.*|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/.*|xl\/worksheets\/[^/]*\.xml)$/;

/** The sheet of an .xlsx that has headings, or else the first one with anything in it. */
export function sheetTable(bytes: Uint8Array): Promise<Table> {
  const before = tables.get(bytes);
  if (before !== undefined) return before;
  const now = read(bytes);
  tables.set(bytes, now);
  return now;
}

async function read(bytes: Uint8Array): Promise<Table> {
  try {
    const { files } = unzip(bytes, (name) => NEEDED.test(name));
    // Packed again from what was counted: the reader would believe what else the archive says.
    const safe = zipSync(Object.fromEntries(files), { level: 0 });
    const { readXlsx } = await import('hucre/xlsx');
    const { sheets } = await readXlsx(safe, {
      range: `A1:${columnName(MOST_COLUMNS - 1)}${MOST_ROWS + 1}`,
    });
    const all = sheets.map(({ name, rows: cells }) => ({
      name,
      rows: rowsOf(cells),
      dates: datesIn(cells),
    }));
    const [first, ...others] = all.filter(hasHeadings);
    const { rows, dates } = first ?? all.find((table) => table.rows.length > 0) ?? NOTHING;
    const problems = [...others.map(leftOut), ...dates, ...withoutErrors(rows)];
    if (rows.length <= MOST_ROWS) return { rows, problems };
    const message = `There are over ${MOST_ROWS.toLocaleString('en')} rows: the rest was not looked at.`;
    const line = rows[MOST_ROWS]?.line ?? 1;
    return {
      rows: rows.slice(0, MOST_ROWS),
      problems: [...problems, { line, severity: 'error', message }],
    };
  } catch (error) {
    const [message, suggestion] =
      error instanceof BadArchive
        ? [error.message, error.fix]
        : [BROKEN, 'Save it again in Excel.'];
    return { rows: [], problems: [{ line: 1, severity: 'error', message, suggestion }] };
  }
}

const hasHeadings = ({ rows }: { rows: Row[] }): boolean =>
  rows.slice(0, 25).some(({ cells }) => areHeadings(cells));

const leftOut = ({ name }: { name: string }): FileProblem => ({
  line: 1,
  severity: 'error',
  message: `The sheet “${name}” is left out: one is read, and it is not the first with questions.`,
  suggestion: 'Save it as a file of its own.',
});

const NOTHING: { rows: Row[]; dates: FileProblem[] } = { rows: [], dates: [] };

const BROKEN = 'The spreadsheet is damaged: it cannot be read.';

const rowsOf = (rows: unknown[][]): Row[] =>
  rows.flatMap((cells, index) => {
    const texts = cells.map(textOf);
    return texts.some((text) => text.trim() !== '') ? { line: index + 1, cells: texts } : [];
  });

/** Excel makes dates of what looks like one: 1/2, or 3-4. */
const datesIn = (rows: unknown[][]): FileProblem[] =>
  rows.flatMap((cells, index) =>
    cells.flatMap((cell, column): FileProblem[] =>
      cell instanceof Date
        ? [
            {
              line: index + 1,
              severity: 'warning',
              message: `${columnName(column)}${index + 1} is a date, and was read as ${textOf(cell)}.`,
              suggestion: 'Format the cell as text if something else is meant.',
            },
          ]
        : [],
    ),
  );

/** As people see it; of a formula it is what came out when the file was saved. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (typeof cell === 'number') return shown(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(cell);
}

/** Without what is left of sums in binary: 0.1 + 0.2 is 0.3. */
function shown(number: number): string {
  const rounded = String(Number(number.toPrecision(14)));
  return rounded.length < 12 ? rounded : String(number);
}

/** The errors that Excel shows where a formula gave nothing. */
const NO_VALUE = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!)$/;

/** Empties cells whose formulas failed, and says which. */
function withoutErrors(rows: Row[]): FileProblem[] {
  const problems: FileProblem[] = [];
  for (const { line, cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      if (!NO_VALUE.test(cell)) continue;
      cells[index] = '';
      problems.push({
        line,
        severity: 'error',
        message: `The formula in ${columnName(index)}${line} gave no value: ${cell}.`,
        suggestion: 'Write the value itself.',
      });
    }
  }
  return problems;
}
