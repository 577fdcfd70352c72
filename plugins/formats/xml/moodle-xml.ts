import type { FilePlace, ReadQuiz } from '../../../server/plugin.ts';
import { categoryIn } from '../category.ts';
import type { FormatFunctions } from '../lazily.ts';
import {
  type Common,
  takeChoices,
  takeNumber,
  takePairs,
  takeTruth,
  takeTyped,
} from '../questions.ts';
import { Reading } from '../reading.ts';
import { decode, sample } from '../text/decode.ts';
import { allIn, BadXml, childOf, type Element, elementsIn, parseXml, textIn } from './tree.ts';

const FIX = 'Give the right answer a fraction of 100.';

/** Kinds of questions without a right answer, or that no form here fits. */
const OTHERS = new Map([
  ['essay', 'an essay'],
  ['description', 'a text without a question'],
  ['cloze', 'a text with gaps (cloze)'],
  ['calculated', 'a calculated question'],
  ['calculatedmulti', 'a calculated question'],
  ['calculatedsimple', 'a calculated question'],
  ['ddwtos', 'a question with words to drag'],
  ['ddimageortext', 'a question with things to drag onto a picture'],
  ['ddmarker', 'a question with markers to drag'],
  ['gapselect', 'a text with gaps'],
  ['randomsamatch', 'a random question'],
  ['random', 'a random question'],
]);

/** Reads Moodle's exports of a question bank. */
export const moodleXml: FormatFunctions = {
  detect(bytes) {
    const text = sample(bytes);
    if (!/^\s*</.test(text)) return 0;
    return /<quiz\b/.test(text) ? 0.9 : 0;
  },
  read,
};

function read(bytes: Uint8Array): ReadQuiz {
  const { text, problems } = decode(bytes);
  const reading = new Reading({ isPlain: true, problems });
  try {
    let category: string | undefined;
    for (const question of elementsIn(parseXml(text))) {
      if (question.name !== 'question') continue;
      if (reading.isFull(question)) break;
      if (question.attributes.type === 'category') category = categoryOf(question);
      else take(reading, question, category);
    }
  } catch (error) {
    if (!(error instanceof BadXml)) throw error;
    reading.error({ line: error.line }, error.message, error.fix);
  }
  return reading.done();
}

/** The category of the questions below it. */
const categoryOf = (question: Element): string | undefined => {
  const category = childOf(question, 'category');
  return categoryIn(textIn(category && childOf(category, 'text')));
};

function take(reading: Reading, question: Element, category: string | undefined): void {
  const { line, attributes } = question;
  const type = attributes.type ?? '';
  const place = { line };
  const reader = READERS.get(type);
  if (!reader) {
    const what = OTHERS.get(type) ?? `of the type “${type.slice(0, 40)}”`;
    reading.error(
      place,
      `This is ${what}, which cannot be played here.`,
      'Ask for the same with answers to choose from, or with one to type.',
    );
    return;
  }
  const answers = elementsIn(question).filter(({ name }) => name === 'answer');
  noteLost(reading, question);
  const text = textOf(reading, childOf(question, 'questiontext'), line);
  const explanation = textOf(reading, childOf(question, 'generalfeedback'), line);
  const hints = elementsIn(question)
    .filter(({ name }) => name === 'hint')
    .map((hint) => textOf(reading, hint, line));
  reader({ reading, place, common: { text, explanation, hints, category }, answers, question });
}

/** Says what is not kept of a question, but for what its texts show. */
function noteLost(reading: Reading, question: Element): void {
  const files = [...allIn(question, 'file')].map(({ attributes }) => attributes.name ?? '');
  if (files.length > 0) {
    const shown = [...allIn(question, 'text')].map(textIn).join('\n');
    for (const file of files.filter((name) => !shown.includes(`@@PLUGINFILE@@/${name}`)))
      reading.picture(question, file);
  }
  if ([...allIn(question, 'feedback')].some((one) => textIn(one).trim() !== '')) {
    reading.once(question, 'Feedback to answers is left out, here and below.');
  }
}

interface Asked {
  reading: Reading;
  place: FilePlace;
  common: Common;
  answers: Element[];
  question: Element;
}

const READERS = new Map<string, (asked: Asked) => void>([
  ['multichoice', takeMarked],
  ['multichoiceset', takeMarked],
  ['truefalse', takeTrueFalse],
  ['shortanswer', takeShort],
  ['numerical', takeNumerical],
  ['matching', takeMatching],
]);

function takeMarked({ reading, place, common, answers, question }: Asked): void {
  const several = /^(false|0)$/.test(textIn(childOf(question, 'single')).trim());
  const parts = answers.map(fraction);
  const least = several ? 0 : 100;
  const correct = parts.flatMap((part, index) => (part > 0 && part >= least ? index : []));
  if (!several) noteHalfRight(reading, place, answers);
  const options = answers.map((answer) => textOf(reading, answer, place.line));
  takeChoices(reading, place, { ...common, options, correct, several, fix: FIX });
}

function takeTrueFalse({ reading, place, common, answers }: Asked): void {
  const right = answers.find((answer) => fraction(answer) > 0);
  if (right) takeTruth(reading, place, { ...common, correct: /true/i.test(textIn(right)) });
  else reading.error(place, 'No right answer is marked.', FIX);
}

function takeShort({ reading, place, common, answers, question }: Asked): void {
  noteHalfRight(reading, place, answers);
  const right = answers.filter((answer) => fraction(answer) === 100);
  const accepted = right.map((answer) => textOf(reading, answer, place.line));
  if (accepted.some((one) => one.includes('*'))) {
    reading.once(place, 'A * in an answer stands for itself here, and not for any text.');
  }
  const isExact = textIn(childOf(question, 'usecase')).trim() === '1';
  takeTyped(reading, place, { ...common, accepted, more: isExact ? { match: 'exact' } : {} });
}

function takeNumerical({ reading, place, common, answers }: Asked): void {
  const [right, ...others] = answers.filter((answer) => fraction(answer) === 100);
  const numberIn = (name: string) => (right ? textIn(childOf(right, name)).trim() : '');
  const value = Number(numberIn('text') || Number.NaN);
  if (others.length > 0) reading.warning(place, `Only the first right number is kept: ${value}.`);
  takeNumber(reading, place, { ...common, value, tolerance: Number(numberIn('tolerance')) });
}

function takeMatching({ reading, place, common, question }: Asked): void {
  const all = elementsIn(question).filter(({ name }) => name === 'subquestion');
  const pairs = all.map((sub): [string, string] => [
    textOf(reading, sub, place.line),
    textOf(reading, childOf(sub, 'answer'), place.line),
  ]);
  // An empty left side means one more item on the right.
  const extra = pairs.filter(([left]) => left === '').map(([, right]) => right);
  takePairs(reading, place, { ...common, pairs: pairs.filter(([left]) => left !== ''), extra });
}

function noteHalfRight(reading: Reading, place: FilePlace, answers: Element[]): void {
  if (answers.some((answer) => fraction(answer) > 0 && fraction(answer) < 100)) {
    reading.warning(place, 'Answers that were half right count as wrong.');
  }
}

/** How right an answer is, in percent. */
const fraction = ({ attributes }: Element): number => Number(attributes.fraction ?? 0) || 0;

/** The text of an element, which is HTML unless it says otherwise. */
function textOf(reading: Reading, element: Element | undefined, line: number): string {
  const raw = textIn(element && childOf(element, 'text'));
  return element?.attributes.format === 'plain_text' ? raw : reading.html({ line }, raw);
}
