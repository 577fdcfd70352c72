import { BadCaptions } from './bad-captions.ts';
import { type Cue, MOST_CUES } from './cue.ts';
import { cueText } from './cue-text.ts';

const TIME = String.raw`(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})`;
const TIMES = new RegExp(String.raw`^${TIME}\s*-->\s*${TIME}(?:\s+(.*))?$`);

/** How SRT begins: with a number, which some leave out, and the first times. */
const SRT = /^\s*(?:\d+\s+)?\d{1,3}:\d\d:\d\d[.,]\d{3}\s*-->/;

/** Blocks of WebVTT that are no captions. */
const ASIDE = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;

const PERCENT = String.raw`\d{1,3}(?:\.\d{1,6})?%`;
/** A caption's place, as far as it is kept. Regions are not kept, so none is named. */
const PLACE = new RegExp(
  [
    'vertical:(?:rl|lr)',
    String.raw`line:(?:-?\d{1,3}|${PERCENT})(?:,(?:start|center|end))?`,
    `position:${PERCENT}(?:,(?:line-left|center|line-right))?`,
    `size:${PERCENT}`,
    'align:(?:start|center|end|left|right)',
  ]
    .map((one) => `^${one}$`)
    .join('|'),
);

/** Whether a file that begins like this is WebVTT or SRT. @param head in any encoding that holds ASCII as it is */
export const isCaptions = (head: string): boolean => /^WEBVTT(?:\s|$)/.test(head) || SRT.test(head);

/**
 * Reads WebVTT or SRT, strictly: a file that is not whole is refused with the line, since half of the
 * captions would be missed only in the game. Notes, styles, regions and names of captions are left out.
 * @returns by their beginnings; at least one
 * @throws BadCaptions
 */
export function readCaptions(text: string): Cue[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const isWebVtt = !SRT.test(text);
  if (isWebVtt && !isCaptions(text)) throw new BadCaptions(UNKNOWN);
  const cues: Cue[] = [];
  for (const block of blocksOf(lines)) {
    if (isWebVtt && block.line === 1) requireNoTimes(block.lines, 1);
    else if (!isWebVtt || !ASIDE.test(block.lines[0] ?? '')) {
      const cue = cueOf(block);
      // Some files have captions without words, for breaks.
      if (cue.text !== '') cues.push(cue);
    }
    if (cues.length > MOST_CUES) throw new BadCaptions(TOO_MANY);
  }
  if (cues.length === 0) throw new BadCaptions('There are no captions in this file.');
  return cues.sort((one, other) => one.start - other.start);
}

const UNKNOWN = 'These are no captions. Save them as WebVTT (.vtt) or SRT (.srt), in UTF-8.';

const TOO_MANY = `There are more than ${MOST_CUES} captions in this file. Cut the clip, or put some of them together.`;

/** Lines without an empty one between them. */
interface Block {
  /** The number of its first line, from 1. */
  line: number;
  lines: string[];
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    const last = blocks.at(-1);
    if (line !== '' && isOpen && last) last.lines.push(line);
    else if (line !== '') blocks.push({ line: index + 1, lines: [line] });
    isOpen = line !== '';
  }
  return blocks;
}

/** A caption: perhaps its name, its times, and its words. */
function cueOf({ line, lines }: Block): Cue {
  const hasName = !lines[0]?.includes('-->') && lines[1]?.includes('-->');
  const at = hasName ? 1 : 0;
  const row = line + at;
  const found = TIMES.exec(lines[at] ?? '');
  if (!found) {
    throw new BadCaptions(
      `Line ${row}: here should be times such as 00:01.000 --> 00:04.000, before the words.`,
    );
  }
  const start = inMs(found.slice(1, 5));
  const end = inMs(found.slice(5, 9));
  if (end <= start) {
    throw new BadCaptions(`Line ${row}: the caption has to end after it begins.`);
  }
  const words = lines.slice(at + 1);
  requireNoTimes(words, row + 1);
  const place = (found[9] ?? '')
    .split(/\s+/)
    .filter((one) => PLACE.test(one))
    .join(' ');
  return { start, end, place, text: cueText(words.join('\n')) };
}

/** Two captions without an empty line between them would be read as one. */
function requireNoTimes(lines: readonly string[], first: number): void {
  const at = lines.findIndex((line) => line.includes('-->'));
  if (at >= 0) {
    throw new BadCaptions(`Line ${first + at}: an empty line is missing before this caption.`);
  }
}

/** ms from the beginning. */
const inMs = ([hours = '0', minutes, seconds, ms]: (string | undefined)[]): number =>
  ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms);
