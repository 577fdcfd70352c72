import { signsIn } from './signs.ts';

/** A question as it stands in the file. */
export interface Block {
  /** Of its first line. */
  line: number;
  text: string;
  /** The category, as a path. */
  category: string;
}

/** Questions stand between empty lines, below their category; comments are left out. */
export function blocksIn(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let begun = 0;
  let category = '';
  const end = () => {
    if (lines.length > 0) blocks.push({ line: begun, text: lines.join('\n'), category });
    lines = [];
  };
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*\/\//.test(line)) continue;
    const named = /^\s*\$CATEGORY:(.*)$/.exec(line);
    if (named) {
      end();
      category = named[1] ?? '';
    } else if (line.trim() === '') end();
    else {
      if (lines.length === 0) begun = index + 1;
      lines.push(line);
    }
  }
  end();
  return blocks;
}

/** The texts before, in and after the braces of the answers. */
export interface Parts {
  before: string;
  /** Undefined when there are no braces. */
  answers?: string;
  after: string;
}

/** How answers begin; anything else in braces may be LaTeX. */
const ANSWERS = /^\s*([=~#]|(T|F|TRUE|FALSE)\s*(#|$)|$)/i;

/** A brace that belongs to a command of LaTeX before it: `\frac{1}{2}`, `x^{2}`. */
const OF_LATEX = /(\\[a-zA-Z]+\*?|[\^_}])$/;

/** Characters of a command of LaTeX. */
const LONGEST_COMMAND = 30;

/**
 * Finds the answers: braces that begin as answers do, or else the last ones that are no LaTeX.
 * @returns undefined when braces are open at the end
 */
export function partsOf(text: string): Parts | undefined {
  const groups: { from: number; to: number }[] = [];
  let depth = 0;
  let from = 0;
  for (const at of signsIn(text, '{}')) {
    if (text[at] === '{') {
      if (depth === 0) from = at;
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) groups.push({ from, to: at });
    }
  }
  if (depth > 0) return undefined;
  const inside = ({ from: begin, to }: { from: number; to: number }) => text.slice(begin + 1, to);
  const free = groups.filter(
    ({ from: begin }) => !OF_LATEX.test(text.slice(Math.max(0, begin - LONGEST_COMMAND), begin)),
  );
  const group = free.findLast((one) => ANSWERS.test(inside(one))) ?? free.at(-1);
  if (!group) return { before: text, after: '' };
  return {
    before: text.slice(0, group.from),
    answers: inside(group),
    after: text.slice(group.to + 1),
  };
}
