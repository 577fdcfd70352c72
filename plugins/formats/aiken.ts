import type { ReadQuiz } from '../../server/plugin.ts';
import type { FormatFunctions } from './lazily.ts';
import { takeChoices } from './questions.ts';
import { Reading } from './reading.ts';
import { decode, sample } from './text/decode.ts';

/** A capital letter needs no space behind it, but initials are no letter of an answer. */
const OPTION = /^\s*(?:([A-Za-z])[.)]\s+|([A-Z])(?:\)|\.(?![A-Z]?[.)])))(.*)$/;
const ANSWER = /^\s*ANSWERS?\s*:\s*(.*)$/i;

const FIX = 'Add a line such as "ANSWER: A" below its answers.';

/** A question, its answers below it with letters, and a line that says which is right. */
export const aiken: FormatFunctions = {
  detect(bytes) {
    const text = sample(bytes);
    if (!/^\s*[A-Za-z][.)]\s+\S/m.test(text)) return 0;
    return /^\s*ANSWERS?\s*:\s*[A-Za-z]\b/m.test(text) ? 0.9 : 0.4;
  },
  read,
};

interface Block {
  line: number;
  text: string[];
  letters: string[];
  options: string[];
}

function read(bytes: Uint8Array): ReadQuiz {
  const { text, problems } = decode(bytes);
  const reading = new Reading({ problems });
  let block: Block | undefined;
  const end = (marks = '') => {
    if (block) take(reading, block, marks);
    block = undefined;
  };
  for (const [index, line] of text.split('\n').entries()) {
    if (reading.isFull({ line: index + 1 })) break;
    const answer = ANSWER.exec(line);
    const option = OPTION.exec(line);
    if (answer) {
      if (block) end(answer[1]);
      else reading.error({ line: index + 1 }, 'This answer belongs to no question.');
    } else if (option && block) {
      block.letters.push((option[1] ?? option[2] ?? '').toUpperCase());
      block.options.push(option[3] ?? '');
    } else if (line.trim() !== '') {
      // A new question: the one before has no answer.
      if (block && block.options.length > 0) end();
      block ??= { line: index + 1, text: [], letters: [], options: [] };
      block.text.push(line.trim());
    }
  }
  end();
  return reading.done();
}

function take(reading: Reading, { line, text, letters, options }: Block, marks: string): void {
  const right = lettersIn(marks, letters);
  const unknown = options.length > 0 && right.find((letter) => !letters.includes(letter));
  if (unknown) {
    reading.error(
      { line },
      `“${unknown}” is marked as right, but there is no answer with this letter.`,
      `The letters are ${letters.join(', ')}.`,
    );
    return;
  }
  const correct = right.map((letter) => letters.indexOf(letter));
  takeChoices(reading, { line }, { text: text.join(' '), options, correct, fix: FIX });
}

/** "B", "A, C", "A and C" or "AC". */
function lettersIn(marks: string, known: string[]): string[] {
  const words = marks.toUpperCase().match(/[A-Z]+/g) ?? [];
  return words
    .filter((word) => !['AND', 'OR'].includes(word))
    .flatMap((word) => ([...word].every((letter) => known.includes(letter)) ? [...word] : word));
}
