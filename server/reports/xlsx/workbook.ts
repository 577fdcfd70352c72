import { type Cell, rowXml, SHEET_END, sheetStart } from './cells.ts';
import { ZipPart } from './zip-part.ts';

/** A sheet, whose rows come some at a time. */
export interface Sheet {
  /** Unique in its workbook, of letters, digits and spaces; 31 at the most. */
  name: string;
  /** Of the columns, in characters. */
  widths: number[];
  /** Rows that stay in view above the others, and stand out. */
  heads: number;
  rows: AsyncIterable<Cell[][]> | Iterable<Cell[][]>;
}

/** Rows that are written in one go: then others have their turn. */
const AT_ONCE = 200;

/**
 * An XLSX file in pieces, made while its rows are read: never whole in memory, whatever its size. The
 * libraries that write several sheets keep all of them until the end.
 */
export async function* workbook(sheets: Sheet[]): AsyncIterable<Uint8Array> {
  // Most servers write no such file for days.
  const { Zip } = await import('fflate');
  let made: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    made.push(piece);
  });
  const taken = (): Uint8Array[] => {
    const pieces = made;
    made = [];
    return pieces;
  };
  for (const [path, xml] of Object.entries(partsOf(sheets))) {
    using part = new ZipPart(path);
    zip.add(part);
    await part.write(xml);
    await part.end();
  }
  for (const [at, sheet] of sheets.entries()) {
    using part = new ZipPart(`xl/${pathOf(at)}`);
    zip.add(part);
    await part.write(sheetStart(sheet));
    let row = 0;
    for await (const rows of sheet.rows) {
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        const some = rows.slice(from, from + AT_ONCE);
        await part.write(some.map((cells) => rowXml(++row, cells, row <= sheet.heads)).join(''));
        yield* taken();
      }
    }
    await part.write(SHEET_END);
    await part.end();
  }
  zip.end();
  yield* taken();
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const pathOf = (at: number): string => `worksheets/sheet${at + 1}.xml`;

/** All that is in the file besides the sheets, by path. */
function partsOf(sheets: Sheet[]): Record<string, string> {
  const each = (xml: (sheet: Sheet, at: number) => string) => sheets.map(xml).join('');
  return {
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${each((_, at) => `<Override PartName="/xl/${pathOf(at)}" ContentType="${CONTENT}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${DECLARATION}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${each(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${DECLARATION}<Relationships xmlns="${RELATIONS}">${each((_, at) => `<Relationship Id="r${at + 1}" Type="${DOCUMENT}/worksheet" Target="${pathOf(at)}"/>`)}<Relationship Id="styles" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`,
    // Style 0 is plain, 1 is bold.
    'xl/styles.xml': `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  };
}
