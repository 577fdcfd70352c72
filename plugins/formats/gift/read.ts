import type { FilePlace, ReadQuiz } from '../../../server/plugin.ts';
import { categoryIn } from '../category.ts';
import {
  type Common,
  takeChoices,
  takeNumber,
  takePairs,
  takeTruth,
  takeTyped,
} from '../questions.ts';
import { Reading } from '../reading.ts';
import { decode } from '../text/decode.ts';
import { type Answer, answersIn, numberIn, pairIn, withGeneral } from './answers.ts';
import { type Block, blocksIn, partsOf } from './blocks.ts';
import { unescaped } from './signs.ts';

/** Characters of a question: an answer has 100, and there are 50 at the most. */
const LONGEST = 30_000;

const FIX = 'Put = before the right one.';

/** Where an answer stands in a sentence. */
const GAP = '_____';

export function readGift(bytes: Uint8Array): ReadQuiz {
  const { text, problems } = decode(bytes);
  const reading = new Reading({ problems });
  for (const block of blocksIn(text)) {
    if (reading.isFull(block)) break;
    take(reading, block);
  }
  return reading.done();
}

function take(reading: Reading, { line, text, category }: Block): void {
  const place = { line };
  if (text.length > LONGEST) {
    reading.error(place, 'This is too long for a question.', 'Is an empty line missing after it?');
    return;
  }
  const parts = partsOf(text);
  if (!parts) {
    reading.error(
      place,
      'The answers begin with { and do not end.',
      'Put } behind the last one; write \\{ for a brace that begins no answers.',
    );
    return;
  }
  const { before, after } = parts;
  const asked = meant(reading, place, withGap(untitled(before), after.trim()));
  if (parts.answers === undefined) {
    reading.error(place, 'This has no answers.', 'Add them in braces: {=right ~wrong}.');
    return;
  }
  const { answers, general } = withGeneral(parts.answers.trim());
  const common = {
    text: asked,
    explanation: general && meant(reading, place, general),
    category: categoryIn(category),
  };
  takeAnswers(reading, place, common, answers);
}

/** The whole sentence, where the answers stand in it. A full stop behind a question says nothing. */
function withGap(before: string, after: string): string {
  const isStop = /^[.!?:;,]*$/.test(after);
  if (isStop && (after === '' || /[.?!:]\s*$/.test(before))) return before;
  return `${before.trimEnd()} ${GAP}${isStop || /^[.,;:!?)]/.test(after) ? '' : ' '}${after}`;
}

/** The question without its title. */
const untitled = (before: string): string =>
  before.trimStart().replace(/^::(?:\\.|(?!::)[^\\])*::\s*/s, '');

/** A text as it is meant: it may say how it is written. */
function meant(reading: Reading, place: FilePlace, raw: string): string {
  const format = /^\s*\[(html|markdown|plain|moodle)\]/.exec(raw);
  const text = unescaped(raw.slice(format?.[0].length ?? 0).replace(/\s*\n\s*/g, ' '));
  return format?.[1] === 'html' ? reading.html(place, text) : text;
}

function takeAnswers(reading: Reading, place: FilePlace, common: Common, raw: string): void {
  const truth = /^(T|TRUE|F|FALSE)\s*(#.*)?$/is.exec(raw);
  if (truth) {
    if (truth[2]) feedbackLost(reading, place);
    takeTruth(reading, place, { ...common, correct: /^t/i.test(raw) });
    return;
  }
  if (raw === '') {
    reading.error(
      place,
      'This is an essay: it has no right answer.',
      'Give it one in braces: {=right}.',
    );
    return;
  }
  if (raw.startsWith('#')) {
    takeNumeric(reading, place, common, raw.slice(1).trim());
    return;
  }
  if (!/^[=~]/.test(raw)) {
    takeTyped(reading, place, {
      ...common,
      accepted: [meant(reading, place, raw.replace(/#.*$/s, ''))],
    });
    return;
  }
  const { answers, feedback, plain } = answersIn(raw);
  if (feedback) feedbackLost(reading, place);
  if (plain) {
    reading.warning(
      place,
      'A = within an answer was taken for a part of it.',
      'Write \\= for it, and a space before a = that marks an answer.',
    );
  }
  const pairs = answers.map(pairIn);
  if (answers.every(({ mark }) => mark === '=') && pairs.some((pair) => pair !== undefined)) {
    const given = pairs.filter((pair) => pair !== undefined);
    // An empty left side means one more item on the right.
    const extra = given.filter(([left]) => left === '').map(([, right]) => right);
    takePairs(reading, place, { ...common, pairs: given.filter(([left]) => left !== ''), extra });
    return;
  }
  takeMarked(reading, place, common, answers);
}

function takeMarked(reading: Reading, place: FilePlace, common: Common, answers: Answer[]): void {
  const isRight = ({ mark, weight }: Answer) =>
    weight === undefined ? mark === '=' : mark === '=' ? weight === 100 : false;
  const isPart = ({ weight }: Answer) => weight !== undefined && weight > 0;
  const right = answers.flatMap((answer, index) => (isRight(answer) ? index : []));
  if (answers.every(({ mark }) => mark === '=')) {
    const half = answers.find((answer) => !isRight(answer));
    if (half) halfRight(reading, place, half.text);
    const accepted = answers.filter(isRight).map((answer) => meant(reading, place, answer.text));
    takeTyped(reading, place, { ...common, accepted });
    return;
  }
  const options = answers.map((answer) => meant(reading, place, answer.text));
  const parts = answers.flatMap((answer, index) => (isPart(answer) ? index : []));
  if (right.length > 0) {
    const half = parts.find((index) => !right.includes(index));
    if (half !== undefined) halfRight(reading, place, options[half] ?? '');
    takeChoices(reading, place, { ...common, options, correct: right, several: false, fix: FIX });
  } else {
    const several = parts.length > 0;
    takeChoices(reading, place, { ...common, options, correct: parts, several, fix: FIX });
  }
}

function takeNumeric(reading: Reading, place: FilePlace, common: Common, raw: string): void {
  const { answers, feedback } = answersIn(raw);
  if (feedback) feedbackLost(reading, place);
  const said = answers.length > 0 ? answers.map((one) => one.text) : [raw.replace(/#.*$/s, '')];
  const [first = '', ...others] = said.map(unescaped);
  const number = numberIn(first);
  if (others.some((other) => other !== '' && other !== '*')) {
    reading.warning(place, `Only the first right number is kept: ${first}.`);
  }
  if (number) takeNumber(reading, place, { ...common, ...number });
  else {
    reading.error(
      place,
      `“${first.slice(0, 40)}” is no number.`,
      'Write {#1969}, {#1969:1} for one more or less, or {#1968..1970}.',
    );
  }
}

const halfRight = (reading: Reading, place: FilePlace, text: string): void =>
  reading.warning(place, `“${text.slice(0, 60)}” was half right; it counts as wrong.`);

const feedbackLost = (reading: Reading, place: FilePlace): void =>
  reading.once(place, 'Feedback to answers is left out, here and below.');
