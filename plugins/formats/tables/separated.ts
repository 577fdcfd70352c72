import Papa from 'papaparse';
import type { FileProblem } from '../../../server/plugin.ts';
import { decode } from '../text/decode.ts';
import { areHeadings } from './columns.ts';
import { MOST_COLUMNS, MOST_ROWS, type Row, type Table } from './table.ts';

const SEPARATORS = [',', ';', '\t', '|', '^', '~', ':'];

/** Lines from which the separator is guessed. */
const LOOKED_AT = 25;

/** A quote that keeps spreadsheets from running a cell as a formula. */
const GUARD = /^'(?='*[=+\-@\t])/;

const tables = new WeakMap<Uint8Array, Table>();

/** A text with a row a line, and separators between cells. */
export function separatedTable(bytes: Uint8Array): Table {
  const before = tables.get(bytes);
  if (before) return before;
  const now = read(bytes);
  tables.set(bytes, now);
  return now;
}

function read(bytes: Uint8Array): Table {
  const { text, problems: decoding } = decode(bytes);
  const problems = [...decoding];
  // Excel writes this for itself in some countries.
  const named = /^"?sep=(.)"?\n/i.exec(text);
  const body = text.slice(named?.[0].length ?? 0);
  const delimiter = named?.[1] ?? separatorOf(body);
  const rows: Row[] = [];
  let line = named ? 2 : 1;
  let at = 0;
  let left = MOST_ROWS;
  Papa.parse<string[]>(body, {
    delimiter,
    newline: '\n',
    step({ data, errors, meta }, parser) {
      const begun = line;
      for (; at < meta.cursor; at += 1) if (body.charCodeAt(at) === 10) line += 1;
      if (data.some((cell) => cell.trim() !== '')) {
        rows.push({ line: begun, cells: data.slice(0, MOST_COLUMNS).map(unguarded) });
      }
      if (errors.some(({ code }) => code === 'MissingQuotes')) problems.push(openQuote(begun));
      left -= 1;
      if (left > 0) return;
      problems.push(tooLong(begun));
      parser.abort();
    },
  });
  return { rows, problems };
}

const unguarded = (cell: string): string => cell.replace(GUARD, '');

const openQuote = (line: number): FileProblem => ({
  line,
  severity: 'error',
  message: 'A cell begins with a quote that does not end: all behind it was taken for one cell.',
  suggestion: 'Write a " within a cell twice, and one at its end.',
});

const tooLong = (line: number): FileProblem => ({
  line,
  severity: 'error',
  message: `There are over ${MOST_ROWS.toLocaleString('en')} rows: the rest was not looked at.`,
});

/** The separator by which the headings are understood best; else the one that makes even rows. */
export function separatorOf(text: string): string {
  const head = text.split('\n', LOOKED_AT).join('\n').slice(0, 50_000);
  let best = { separator: ',', worth: -1 };
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse<string[]>(head, { delimiter: separator, newline: '\n' });
    const full = data.filter((cells) => cells.some((cell) => cell.trim() !== ''));
    const widths = full.map(({ length }) => length);
    const widest = Math.max(0, ...widths);
    const even = widths.filter((width) => width === widths[0]).length / Math.max(1, widths.length);
    const headed = full.some(areHeadings) ? 1000 : 0;
    const worth = widest < 2 ? -1 : headed + even * 10 + Math.min(widest, 10) / 10;
    if (worth > best.worth) best = { separator, worth };
  }
  return best.separator;
}
