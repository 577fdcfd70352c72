/** The inside of a thread that reads or writes one quiz. Loads nothing but formats. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FileProblem, FoundQuestion, QuizFormat, ReadQuiz } from './format.ts';
import { isOtherKind, otherKind } from './kinds.ts';
import { surest } from './surest.ts';
import type { FromThread, ReadTask, Task, WriteTask } from './tasks.ts';

/** Questions that are handed over at a time, and code units of them: unpacked in a few milliseconds. */
const AT_A_TIME = { questions: 100, size: 200_000 };

/** Problems that are handed over at the most. */
const MOST_PROBLEMS = 1000;

const port = parentPort;
if (!port) throw new Error('this module is loaded in a thread');

const tell = (message: FromThread, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer);

/** Waits until the other side wants more. */
const asked = (): Promise<void> => new Promise((resolve) => port.once('message', () => resolve()));

async function load({ modules }: Task): Promise<QuizFormat[]> {
  const found = new Map<string, QuizFormat>();
  for (const url of modules) {
    const exported: Record<string, unknown> = await import(url);
    for (const item of Object.values(exported)) {
      const format = item as QuizFormat | undefined;
      if (typeof format === 'object' && format !== null && 'read' in format)
        found.set(format.name, format);
    }
  }
  return [...found.values()];
}

async function read(formats: QuizFormat[], task: ReadTask): Promise<void> {
  const format =
    task.format === undefined
      ? await surest(formats, task.bytes, task.extension)
      : formats.find(({ name }) => name === task.format);
  if (!format || isOtherKind(task.bytes)) {
    const other = otherKind(task.bytes);
    tell({ is: 'unknown', ...(other && { other }) });
    return;
  }
  const { questions, problems, files, ...about } = await format.read(task.bytes, task.columns);
  const chunks = chunksOf(questions, problems);
  tell({
    is: 'head',
    format: format.name,
    about: about satisfies Omit<ReadQuiz, 'questions' | 'problems' | 'files'>,
    ...(files && { files }),
    count: chunks.reduce((sum, { length }) => sum + length, 0),
    problems: bounded(problems),
  });
  for (const chunk of chunks) {
    await asked();
    tell({ is: 'questions', questions: chunk });
  }
}

/** The questions as they are handed over. One that is too large for that is a problem, and left out. */
function chunksOf(questions: FoundQuestion[], problems: FileProblem[]): FoundQuestion[][] {
  const chunks: FoundQuestion[][] = [];
  let last: FoundQuestion[] = [];
  let size = 0;
  for (const found of questions) {
    const own = JSON.stringify(found).length;
    if (own > AT_A_TIME.size) {
      const { question: _, ...place } = found;
      problems.push({ ...place, severity: 'error', message: 'The question is too large.' });
      continue;
    }
    if (last.length === 0 || last.length === AT_A_TIME.questions || size + own > AT_A_TIME.size) {
      last = [];
      size = 0;
      chunks.push(last);
    }
    last.push(found);
    size += own;
  }
  return chunks;
}

/** Errors first: they decide what becomes of the file. */
function bounded(problems: FileProblem[]): FileProblem[] {
  if (problems.length <= MOST_PROBLEMS) return problems;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const shown = [...errors, ...warnings].slice(0, MOST_PROBLEMS);
  const more = (problems.length - MOST_PROBLEMS).toLocaleString('en');
  return [
    ...shown,
    {
      line: Math.max(1, ...shown.map(({ line }) => line)),
      severity: errors.length > MOST_PROBLEMS ? 'error' : 'warning',
      message: `There are ${more} more problems.`,
    },
  ];
}

async function write(formats: QuizFormat[], task: WriteTask): Promise<void> {
  const format = formats.find(({ name }) => name === task.format);
  if (!format?.write) throw new Error(`no module exports the format "${task.format}"`);
  const { bytes, problems } = await format.write(task.quiz, task.files);
  // A copy of its own: what is handed over is gone here, and may be part of a larger buffer.
  const copy = Uint8Array.from(bytes);
  tell({ is: 'written', bytes: copy, problems }, [copy.buffer]);
}

const task = workerData as Task;
const formats = await load(task);
const begin = asked();
tell({ is: 'ready' });
await begin;
await (task.do === 'read' ? read(formats, task) : write(formats, task));
port.close();
