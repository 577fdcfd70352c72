import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Acked } from './lasting-game.ts';

const PROGRAM = fileURLToPath(new URL('./crowd-process.ts', import.meta.url));

/** Many players in a process of their own, so that what they cost is not paid by the test. */
export interface Crowd extends AsyncDisposable {
  /** Lets everybody answer this question once it opens. @returns all of the acks */
  answer(question: number): Promise<Acked[]>;
}

/** Lets so many players join. @param choices options of every question */
export async function gather(
  url: string,
  pin: string,
  size: number,
  choices: number,
): Promise<Crowd> {
  const child = fork(PROGRAM, [url, pin, String(size), String(choices)]);
  const ended = once(child, 'exit');
  const message = async (): Promise<unknown> => {
    const [said] = await Promise.race([
      once(child, 'message'),
      ended.then(() => Promise.reject(new Error('the crowd has left'))),
    ]);
    return said;
  };
  await message();
  return {
    async answer(question) {
      child.send(question);
      return (await message()) as Acked[];
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
