import type { FileProblem, ImportedQuiz } from '../api/files.ts';
import type { Written } from './question-words.ts';

/** A line of a file, and what became of it. */
export interface Row {
  /** The same for the same line of the same file. */
  key: string;
  line: number;
  file?: string;
  /** The question to import; undefined while something is wrong with it. */
  question?: Written;
  /** The place of the question among those that the server would take. */
  index?: number;
  /** Anything that is wrong, or not quite as it was. */
  problems: FileProblem[];
  /** The readable part of a question that is left out. */
  found?: Written;
  /** It was changed by hand. */
  isFixed?: true;
  /** It is not to be taken. */
  isLeftOut?: true;
}

/** How much of a file is fine. */
export type Verdict = 'fine' | 'look' | 'bad' | 'out';

export function verdictOf({ question, problems, isFixed, isLeftOut }: Row): Verdict {
  if (isLeftOut) return 'out';
  if (!question) return 'bad';
  return problems.length > 0 && !isFixed ? 'look' : 'fine';
}

/** The content, line by line: questions with their problems, and problems without a question. */
export function rowsOf({ questions, lines, problems }: ImportedQuiz): Row[] {
  const rows: Row[] = questions.map((question, index) => ({
    key: `question ${index}`,
    line: lines[index] ?? 1,
    question,
    index,
    problems: [],
  }));
  const byLine = new Map(rows.map((row) => [row.line, row]));
  const bad = new Map<string, Row>();
  for (const problem of problems) {
    const { line, file, severity, found } = problem;
    // Archives have several files: there a line alone does not say which question it is.
    const own = file === undefined ? byLine.get(line) : undefined;
    if (severity === 'warning' || (own && !found)) {
      if (own) {
        own.problems.push(problem);
        continue;
      }
    }
    const key = `problem ${file ?? ''} ${line} ${severity === 'warning' ? 'warning' : ''}`;
    const row = bad.get(key) ?? { key, line, ...(file !== undefined && { file }), problems: [] };
    row.problems.push(problem);
    if (found) row.found = found;
    bad.set(key, row);
  }
  return [...rows, ...bad.values()].sort(
    (a, b) =>
      (a.file ?? '').localeCompare(b.file ?? '', 'en', { numeric: true }) || a.line - b.line,
  );
}

/** Whether a row only says something of the file as a whole. */
export const isRemark = ({ question, problems }: Row): boolean =>
  !question && problems.every(({ severity }) => severity === 'warning');

/** The questions that are taken. */
export const takenOf = (rows: Row[]): Row[] => rows.filter((row) => row.question && !row.isLeftOut);
