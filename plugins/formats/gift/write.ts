import type { FileProblem, Question, Quiz, WrittenQuiz } from '../../../server/plugin.ts';
import { categoryIn, pathOf } from '../category.ts';
import { guarded } from '../text/clean.ts';
import { escaped } from './signs.ts';

/** Fields that all have, or that the answers say. */
const SAID = [
  'type',
  'text',
  'options',
  'correct',
  'accepted',
  'value',
  'tolerance',
  'pairs',
  'explanation',
];

/** The values that hold if nothing is said. */
const USUAL: Record<string, unknown> = { limit: 20, points: 1000, partial: true };

/** Writes what GIFT has words for; the rest stands in comments, and is a problem. */
export function writeGift(quiz: Quiz): WrittenQuiz {
  const problems: FileProblem[] = [];
  let category = pathOf(undefined);
  const blocks = quiz.questions.map((question, index) => {
    const line = index + 1;
    const answers = answersOf(question);
    if (answers === undefined) {
      const message = `GIFT has no words for this question (${question.type}).`;
      problems.push({ line, severity: 'error', message });
      return comment(`Question ${line} is left out: ${message}`);
    }
    const about = question.category && guarded(question.category);
    const isCategorySaid = categoryIn(pathOf(about)) === about;
    const path = pathOf(isCategorySaid ? about : undefined);
    const isSaid = (name: string) => SAID.includes(name) || (name === 'category' && isCategorySaid);
    const unsaid = Object.entries(question).filter(
      ([name, value]) => !isSaid(name) && value !== undefined && USUAL[name] !== value,
    );
    const notes = unsaid.map(([name, value]) => comment(`${name}: ${JSON.stringify(value)}`));
    if (unsaid.length > 0) {
      const names = unsaid.map(([name]) => name).join(', ');
      problems.push({ line, severity: 'warning', message: `GIFT does not say: ${names}.` });
    }
    const below = path === category ? '' : `$CATEGORY: ${path}\n\n`;
    category = path;
    const title = `::Question ${line}::`;
    return `${below}${notes.join('')}${title} ${written(question.text)} ${explained(answers, question)}\n`;
  });
  const head = [quiz.title, quiz.description].filter(Boolean).map(comment).join('');
  return { bytes: new TextEncoder().encode([head, ...blocks].join('\n')), problems };
}

const comment = (text: string): string => `// ${text.replace(/\s+/g, ' ')}\n`;

/** A text in which GIFT and HTML see nothing. */
function written(text: string): string {
  const plain = escaped(guarded(text));
  return /^\[(html|markdown|plain|moodle)\]/.test(plain) ? `[moodle]${plain}` : plain;
}

/** The answers with the feedback that everybody gets. */
const explained = (answers: string, { explanation }: Question): string =>
  explanation === undefined ? answers : `${answers.slice(0, -1)}####${written(explanation)}}`;

/** The answers in braces; undefined when GIFT cannot say them. */
function answersOf(question: Question): string | undefined {
  const { type, options, correct, accepted, value, tolerance, pairs, extra } = question;
  if (type === 'boolean') return correct === true ? '{T}' : '{F}';
  if (type === 'text') return typed(accepted as string[]);
  if (type === 'number') return `{#${value}${tolerance ? `:${tolerance}` : ''}}`;
  if (type === 'single' || type === 'multiple') {
    return choices(options as string[], correct as number[], type === 'multiple');
  }
  if (type === 'match') return matches(pairs as unknown[][], (extra ?? []) as unknown[]);
  return undefined;
}

function choices(options: string[], correct: number[], several: boolean): string | undefined {
  // All of them right reads as an answer to type.
  if (!several && correct.length === options.length) return undefined;
  const share = Math.floor(100_000 / correct.length) / 1000;
  return list(
    options.map((option, index) => {
      const isRight = correct.includes(index);
      if (!several) return marked(isRight ? '=' : '~', option);
      return `~%${isRight ? share : -100}%${written(option)}`;
    }),
  );
}

function matches(pairs: unknown[][], extra: unknown[]): string | undefined {
  const all = [...pairs.flat(), ...extra];
  if (!all.every((text) => typeof text === 'string' && !text.includes('->'))) return undefined;
  return list([
    ...pairs.map(([left, right]) => `=${written(String(left))} -> ${written(String(right))}`),
    ...extra.map((right) => `= -> ${written(String(right))}`),
  ]);
}

/** Text that looks like a pair would be read as one. */
const typed = (accepted: string[]): string | undefined =>
  accepted.some((text) => text.includes('->'))
    ? undefined
    : list(accepted.map((text) => marked('=', text)));

/** An answer that begins like a weight gets one that changes nothing. */
function marked(mark: '=' | '~', text: string): string {
  const weight = /^%-?\d/.test(text) ? `%${mark === '=' ? 100 : 0}%` : '';
  return mark + weight + written(text);
}

const list = (answers: string[]): string => `{\n${answers.map((one) => `  ${one}\n`).join('')}}`;
