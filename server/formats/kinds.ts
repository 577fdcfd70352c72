/** Files that people send by mistake, by how they begin. */

const PICTURE = 'a picture';
const SOUND = 'a sound';
const VIDEO = 'a video';
const OLD_OFFICE = 'an old Office file, or one with a password';

/**
 * A file's kind, by the bytes at its beginning, or `at` this offset. A text may begin with those
 * that are a word: it has no zero in it.
 */
const BEGINNINGS: { bytes: string; at?: number; kind: string; isWord?: true }[] = [
  { bytes: '\x89PNG', kind: PICTURE },
  { bytes: '\xff\xd8\xff', kind: PICTURE },
  { bytes: 'GIF8', kind: PICTURE, isWord: true },
  { bytes: 'WEBP', at: 8, kind: PICTURE, isWord: true },
  { bytes: 'II*\0', kind: PICTURE },
  { bytes: 'MM\0*', kind: PICTURE },
  { bytes: 'ftypheic', at: 4, kind: PICTURE, isWord: true },
  { bytes: 'ftypavif', at: 4, kind: PICTURE, isWord: true },
  { bytes: '%PDF', kind: 'a PDF' },
  { bytes: '{\\rtf', kind: 'a text document (RTF)' },
  { bytes: '\xd0\xcf\x11\xe0', kind: OLD_OFFICE },
  { bytes: 'ID3', kind: SOUND, isWord: true },
  { bytes: 'OggS', kind: SOUND, isWord: true },
  { bytes: 'fLaC', kind: SOUND, isWord: true },
  { bytes: 'WAVE', at: 8, kind: SOUND, isWord: true },
  { bytes: 'ftyp', at: 4, kind: VIDEO, isWord: true },
  { bytes: '\x1aE\xdf\xa3', kind: VIDEO },
  { bytes: 'AVI ', at: 8, kind: VIDEO, isWord: true },
  { bytes: 'MZ', kind: 'a program', isWord: true },
  { bytes: '\x7fELF', kind: 'a program' },
  { bytes: 'Rar!', kind: 'an archive (RAR)', isWord: true },
  { bytes: '7z\xbc\xaf', kind: 'an archive (7z)' },
  { bytes: '\x1f\x8b', kind: 'an archive (gzip)' },
];

/** A zip file's kind, by the name of a file that it has. */
const PACKED: [name: string, kind: string][] = [
  ['word/document.xml', 'a Word document'],
  ['ppt/presentation.xml', 'a presentation'],
  ['META-INF/container.xml', 'a book (EPUB)'],
  ['xl/workbook', 'a spreadsheet that no reader knows'],
  ['content.xml', 'an OpenDocument file'],
];

/** Ways out, by kind of file. */
const FIXES: Record<string, string> = {
  [OLD_OFFICE]: 'Save it as .xlsx or .csv, without a password.',
  'a Word document': 'Save it as plain text, in one of the formats that are read: Aiken or GIFT.',
  'a presentation': 'Copy the questions into a sheet, and save it as .xlsx or .csv.',
  'an OpenDocument file': 'Save it as .xlsx or .csv.',
  'a web page': 'Download the file itself, not the page that shows it.',
};

/** A kind of file that is no quiz. */
export interface OtherKind {
  /** With its article: "a picture". */
  kind: string;
  /** The way out, in a sentence. */
  fix: string;
}

/** The kind of a file that no format knows; undefined when that is not clear. */
export function otherKind(bytes: Uint8Array): OtherKind | undefined {
  const kind = kindOf(bytes) ?? packedKind(bytes);
  return kind === undefined
    ? undefined
    : { kind, fix: FIXES[kind] ?? 'Choose the file with the questions.' };
}

/** Whether it is plain what a file is, and that it is no quiz: no reader has to look at it. */
export const isOtherKind = (bytes: Uint8Array): boolean => kindOf(bytes) !== undefined;

function packedKind(bytes: Uint8Array): string | undefined {
  const all = asBuffer(bytes);
  if (all.subarray(0, 2).toString('latin1') !== 'PK') return undefined;
  return PACKED.find(([name]) => all.includes(name))?.[1] ?? 'an archive (zip)';
}

function kindOf(bytes: Uint8Array): string | undefined {
  const head = asBuffer(bytes).subarray(0, 4096);
  const begins = head.subarray(0, 64).toString('latin1');
  const known = BEGINNINGS.find(({ bytes: text, at = 0 }) => begins.startsWith(text, at));
  if (known && (!known.isWord || head.includes(0))) return known.kind;
  const text = head.toString('utf8').trimStart().toLowerCase();
  if (/^(<!doctype html|<html)/.test(text)) return 'a web page';
  if (text.startsWith('<svg') || /^<\?xml[^>]*>\s*<svg/.test(text)) return PICTURE;
  return undefined;
}

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
