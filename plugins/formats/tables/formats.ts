import type { FormatFunctions } from '../lazily.ts';
import { sample } from '../text/decode.ts';
import { areHeadings } from './columns.ts';
import { readTable } from './rows.ts';
import { separatedTable } from './separated.ts';
import { isSheet, sheetTable } from './sheet.ts';
import type { Row, Table } from './table.ts';
import { writeSeparated, writeSheet } from './write.ts';

/** A text with a row a line, whatever separates its cells. */
export const csv: FormatFunctions = {
  detect(bytes) {
    if (!isText(bytes)) return 0;
    const { rows } = separatedTable(bytes);
    const row = headed(rows);
    // Another format has no such line at its beginning.
    if (row) return row === rows[0] && row.cells.length > 2 ? 0.93 : 0.7;
    const widths = rows.slice(0, 20).map(({ cells }) => cells.length);
    const isEven = rows.length > 1 && widths.every((width) => width > 1 && width === widths[0]);
    return isEven ? 0.15 : 0;
  },
  read: (bytes, columns) => readTable(separatedTable(bytes), columns),
  write: writeSeparated,
};

/** A sheet of Excel's. */
export const xlsx: FormatFunctions = {
  detect: (bytes) => (isSheet(bytes) ? 0.6 : 0),
  read: async (bytes, columns) => readTable(await sheetTable(bytes), columns),
  write: writeSheet,
};

/** A template of another quiz site: a sheet, or the same as CSV, that is known by its headings. */
const template = (needed: RegExp[]): FormatFunctions => ({
  async detect(bytes) {
    const table = await tableOf(bytes);
    const row = headed(table.rows);
    if (!row) return 0;
    return needed.every((pattern) => row.cells.some((cell) => pattern.test(cell))) ? 0.97 : 0;
  },
  read: async (bytes, columns) => readTable(await tableOf(bytes), columns),
});

export const kahoot = template([
  /^question\b/i,
  /^time limit \(sec\)/i,
  /^correct answer\(s\) - choose/i,
]);

export const quizizz = template([
  /^question text/i,
  /^question type/i,
  /^option 1/i,
  /^time in seconds/i,
]);

export const blooket = template([/^question #/i, /^question text/i, /^correct answer/i]);

const tableOf = async (bytes: Uint8Array): Promise<Table> => {
  if (isSheet(bytes)) return sheetTable(bytes);
  return isText(bytes) ? separatedTable(bytes) : { rows: [], problems: [] };
};

const headed = (rows: Row[]): Row | undefined =>
  rows.slice(0, 25).find(({ cells }) => areHeadings(cells));

/** Whether the bytes may be a table in a text: no JSON or XML. */
function isText(bytes: Uint8Array): boolean {
  const text = sample(bytes);
  return text !== '' && !/^\s*(<|\{|\[\s*[{"\]])/.test(text);
}
