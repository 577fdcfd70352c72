import type { FileProblem } from '../../../server/plugin.ts';

/** Rows of a table that are looked at. */
export const MOST_ROWS = 20_000;

/** Columns of a table that are looked at. */
export const MOST_COLUMNS = 100;

/** A row with what stands in its cells. */
export interface Row {
  /** Of the row, from 1; in a text the line in which it begins. */
  line: number;
  cells: string[];
}

/** A sheet, or a text with separators. */
export interface Table {
  /** Without empty ones. */
  rows: Row[];
  problems: FileProblem[];
}

/** `A` for 0, `AA` for 26. */
export const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
