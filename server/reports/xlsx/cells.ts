import type { Sheet } from './workbook.ts';

/** A text, a number, or nothing. A text is one whatever it begins with: it never becomes a formula. */
export type Cell = string | number | undefined;

/** UTF-16 code units that a cell holds. */
const LONGEST = 32_767;

/** Signs that XML has no way to write, and texts that Excel would read as such a sign: `_x0041_`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML knows no way to write
const UNSAYABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string =>
  text
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(UNSAYABLE, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`)
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);

/** `A`, `B` ... `Z`, `AA` ... by a column's number from 0. */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** A row of a sheet. @param row from 1 @param bold whether it stands out */
export function rowXml(row: number, cells: Cell[], bold: boolean): string {
  const style = bold ? ' s="1"' : '';
  const xml = cells.map((cell, column) => {
    if (cell === undefined || cell === '') return '';
    const at = `<c r="${letters(column)}${row}"${style}`;
    return typeof cell === 'number'
      ? `${at}><v>${cell}</v></c>`
      : `${at} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  });
  return `<row r="${row}">${xml.join('')}</row>`;
}

/** The XML before the rows of a sheet. */
export function sheetStart({ widths, heads }: Pick<Sheet, 'widths' | 'heads'>): string {
  const pane =
    heads > 0
      ? `<pane ySplit="${heads}" topLeftCell="A${heads + 1}" activePane="bottomLeft" state="frozen"/>`
      : '';
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`;
}

export const SHEET_END = '</sheetData></worksheet>';
