import type { ReadQuiz } from '../../server/plugin.ts';
import type { FormatFunctions } from './lazily.ts';
import { takeChoices } from './questions.ts';
import { Reading } from './reading.ts';
import { decode, sample } from './text/decode.ts';

const FIX = 'Add a line "^ " and the right answer below the question.';

/** OpenTriviaQA's text: `#Q` a question, `^` its answer, `A` to `D` what to choose from. */
export const openTriviaQa: FormatFunctions = {
  detect(bytes) {
    const text = sample(bytes);
    if (!/^#Q\s/m.test(text)) return 0;
    return /^\^/m.test(text) ? 0.95 : 0.5;
  },
  read,
};

interface Block {
  line: number;
  text: string[];
  answer?: string;
  options: string[];
}

function read(bytes: Uint8Array): ReadQuiz {
  const { text, problems } = decode(bytes);
  const reading = new Reading({ problems });
  let block: Block | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^#Q\s/.test(line)) {
      if (block) take(reading, block);
      if (reading.isFull({ line: index + 1 })) return reading.done();
      block = { line: index + 1, text: [line.slice(2).trim()], options: [] };
    } else if (block && line.startsWith('^')) block.answer = line.slice(1).trim();
    else if (block && /^[A-Z]\s/.test(line) && block.answer !== undefined) {
      block.options.push(line.slice(1).trim());
    } else if (block && line.trim() !== '') goOn(block, line.trim());
  }
  if (block) take(reading, block);
  return reading.done();
}

/** A line that begins nothing belongs to what is before it. */
function goOn(block: Block, more: string): void {
  const { text, answer, options } = block;
  if (options.length > 0) options.push(`${options.pop()} ${more}`);
  else if (answer !== undefined) block.answer = `${answer} ${more}`;
  else text.push(more);
}

function take(reading: Reading, { line, text, answer, options }: Block): void {
  if (answer !== undefined && !options.includes(answer)) {
    reading.error(
      { line },
      `The right answer “${answer}” is none of those to choose from.`,
      'Write it in the same way in both places.',
    );
    return;
  }
  const correct = answer === undefined ? [] : [options.indexOf(answer)];
  takeChoices(reading, { line }, { text: text.join('\n'), options, correct, fix: FIX });
}
