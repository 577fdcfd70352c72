/** The inside of a thread that reads or writes one quiz. Loads nothing but formats. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FileProblem, QuizFormat, ReadQuiz } from './format.ts';
import { isOtherKind, otherKind } from './kinds.ts';
import { surest } from './surest.ts';
import type { FromThread, ReadTask, Task, WriteTask } from './tasks.ts';

/** Questions that are handed over at a time: so many are unpacked in a millisecond or two. */
const AT_A_TIME = 100;

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
  const { questions, problems, ...about } = await format.read(task.bytes);
  tell({
    is: 'head',
    format: format.name,
    about: about satisfies Omit<ReadQuiz, 'questions' | 'problems'>,
    count: questions.length,
    problems: bounded(problems),
  });
  for (let at = 0; at < questions.length; at += AT_A_TIME) {
    await asked();
    tell({ is: 'questions', questions: questions.slice(at, at + AT_A_TIME) });
  }
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
  const { bytes, problems } = await format.write(task.quiz);
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
