/** The inside of a thread that asks question types of plugins: what hangs there holds up nobody. */
import { parentPort } from 'node:worker_threads';
import type { QuestionType } from '../../engine/question-type.ts';
import { checkQuestion } from './check-question.ts';
import { describeType } from './describe-type.ts';
import type { Outcome, Task } from './tasks.ts';

/** A task for a type of a module. */
export interface Asked {
  module: string;
  type: string;
  task: Task;
}

/** What became of it. */
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

port.on('message', async (asked: Asked) => {
  try {
    const type = await typeOf(asked);
    tell('loaded');
    const { task } = asked;
    tell({ outcome: task.do === 'check' ? checkQuestion(type, task) : describeType(type) });
  } catch (error) {
    tell({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
