/** Makes of a caption's marked-up words what is stored: no HTML, no classes, no fonts, no times in it. */

/** Marks that are kept: bold, italic, underlined, and who speaks. */
const KEPT = new Set(['b', 'i', 'u', 'v']);

/** Marks in one another, and signs of a speaker's name: no caption has as many, and a hostile file takes no time. */
const DEEPEST = 10;
const LONGEST_NAME = 100;

/** A mark of WebVTT, or HTML as SRT files have it: `</i>`, `<v.loud Ana>`, `<font color="red">`, `<00:01.000>`. */
const MARK = /<(?:(\/?)([a-z]+)((?:[\s.][^<>]*)?)|\d[\d:.]*)>/gi;

/** Where a subtitle stands, as some SRT files say it: `{\an8}`. */
const PLACED = /\{\\[^{}]*\}/g;

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|lrm|rlm));/gi;

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

/**
 * The words of a caption as WebVTT's cue text. Each mark is opened and closed, each other `<` and `&` is
 * written out, and no line is empty.
 * @returns '' when there is nothing to read in it
 */
export function cueText(raw: string): string {
  const given = raw.replace(PLACED, '');
  const open: string[] = [];
  let made = '';
  let hasWords = false;
  let at = 0;
  const say = (text: string): void => {
    const words = plain(text);
    hasWords ||= words.trim() !== '';
    made += escaped(words);
  };
  for (const { 0: mark, 1: slash, 2: name = '', 3: about = '', index } of given.matchAll(MARK)) {
    say(given.slice(at, index));
    at = index + mark.length;
    made += slash ? closing(open, name.toLowerCase()) : opening(open, name.toLowerCase(), about);
  }
  say(given.slice(at));
  made += closedUpTo(open, 0);
  return hasWords ? linesOf(made).join('\n') : '';
}

function opening(open: string[], name: string, about: string): string {
  if (!KEPT.has(name) || open.length === DEEPEST) return '';
  if (name !== 'v') {
    open.push(name);
    return `<${name}>`;
  }
  // Before the first space are its classes.
  const said = plain(about.replace(/^\S*/, '')).trim().replace(/\s+/g, ' ');
  // With two hyphens, the end of the mark would be the arrow between times.
  const speaker = [...said]
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/[\s-]+$/, '');
  if (speaker === '') return '';
  open.push(name);
  return `<v ${escaped(speaker)}>`;
}

const closing = (open: string[], name: string): string =>
  open.includes(name) ? closedUpTo(open, open.lastIndexOf(name)) : '';

/** Closes the innermost marks first, down to this many. */
function closedUpTo(open: string[], left: number): string {
  const closed = open.splice(left).reverse();
  return closed.map((name) => `</${name}>`).join('');
}

/** A text as it is read: without the signs that nobody sees, but for line breaks. */
const plain = (text: string): string => text.replace(ENTITY, decoded).replace(/[^\P{Cc}\n]/gu, ' ');

function decoded(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isSign = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  // One that is a line break would end the caption.
  return isSign && code !== 0x0a ? String.fromCodePoint(code) : ' ';
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
