/** The inside of a thread that asks question types of plugins: what hangs there holds up nobody. */
import { parentPort } from 'node:worker_threads';
import type { QuestionType } from '../../engine/question-type.ts';
import { guardType } from '../../games/guarded-type.ts';
import { type Examined, examineQuestion, type KnownTypes } from '../../games/quiz-validation.ts';
import { checkQuestion } from './check-question.ts';
import { describeType } from './describe-type.ts';
import type { Outcome, Task } from './tasks.ts';

/** A task for a type of a module. */
export interface Asked {
  module: string;
  type: string;
  task: Task;
}

/** The outcome of the task. */
export type Told = { outcome: Outcome } | { error: string } | 'loaded';

const port = parentPort;
if (!port) throw new Error('this module is loaded in a thread');

const tell = (told: Told): void => port.postMessage(told);

async function typeOf({ module, type }: Asked): Promise<QuestionType> {
  const exported: Record<string, unknown> = await import(module);
  const found = Object.values(exported).find(
    (item) => (item as Partial<QuestionType> | undefined)?.name === type && 'grade' in Object(item),
  );
  if (!found) throw new Error(`${module} exports no question type "${type}"`);
  return found as QuestionType;
}

function perform(type: QuestionType, task: Task): Outcome {
  switch (task.do) {
    case 'check':
      return checkQuestion(type, task);
    case 'describe':
      return describeType(type);
    case 'examine':
      return asStored(examineQuestion(task.question, only(type)));
    case 'form':
      return guardType(type, false, () => {}).form(task.question, task.language);
  }
}

/** As a quiz is kept, which is plain data. */
const asStored = (examined: Examined): Examined => JSON.parse(JSON.stringify(examined));

const only = (type: QuestionType): KnownTypes => ({
  typeOf: (name) => (name === type.name ? type : undefined),
  typeNames: [type.name],
});

port.on('message', async (asked: Asked) => {
  try {
    const type = await typeOf(asked);
    tell('loaded');
    tell({ outcome: perform(type, asked.task) });
  } catch (error) {
    tell({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
