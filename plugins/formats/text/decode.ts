import type { FileProblem } from '../../../server/plugin.ts';

/** A file as text. */
export interface Decoded {
  /** Without a byte order mark; lines end in `\n`. */
  text: string;
  problems: FileProblem[];
}

/** Texts by their bytes: a format that looks whether a file is its own has read it already. */
const decoded = new WeakMap<Uint8Array, Decoded>();

/** A text as it was written: in UTF-8 or UTF-16, or else in Windows-1252, which is said. */
export function decode(bytes: Uint8Array): Decoded {
  const before = decoded.get(bytes);
  if (before) return before;
  const now = read(bytes);
  decoded.set(bytes, now);
  return now;
}

function read(bytes: Uint8Array): Decoded {
  const utf16 = utf16Of(bytes);
  if (utf16) return { text: oneLineEnd(new TextDecoder(utf16).decode(bytes)), problems: [] };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: oneLineEnd(text), problems: [] };
  } catch {
    const text = oneLineEnd(new TextDecoder('windows-1252').decode(bytes));
    return {
      text,
      problems: [
        {
          line: firstInvalid(bytes),
          severity: 'warning',
          message: 'The file is not in UTF-8; it was read as Windows-1252.',
          suggestion: 'Look at accents and signs such as é and €, or save the file as UTF-8.',
        },
      ],
    };
  }
}

/** Bytes that are looked at to find out how characters are written. */
const LOOKED_AT = 2000;

/** The sort of UTF-16 that it is, by its mark, or by every other byte being zero. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const end = Math.min(bytes.length, LOOKED_AT) & ~1;
  for (let at = 0; at < end; at += 1) {
    if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const many = end / 5;
  if (odd > many && even < odd / 10) return 'utf-16le';
  if (even > many && odd < even / 10) return 'utf-16be';
  return undefined;
}

/** Windows ends lines in two characters, old Macs in the other one. */
const oneLineEnd = (text: string): string =>
  text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;

/** The line of the first byte that is no UTF-8. */
function firstInvalid(bytes: Uint8Array): number {
  const read = new TextDecoder('utf-8').decode(bytes);
  return lineAt(oneLineEnd(read), Math.max(0, read.indexOf('\ufffd')));
}

/** Characters that are looked at to see whether it is a text. */
const SAMPLE = 4000;

/** The text, to find out what it is; empty when the bytes are no text. */
export function sample(bytes: Uint8Array): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return '';
  const { text } = decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\0-\x08\x0e-\x1a]/.test(text.slice(0, SAMPLE)) ? '' : text;
}

/** The line of a place in a text, from 1. */
export function lineAt(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1))
    line += 1;
  return line;
}
