import type { Server } from 'socket.io';
import { QRushError } from '../errors.ts';

/** What one process answers. */
type Reader = () => Promise<unknown>;

/** Asks every process of the cluster, whichever one is asked. Not for hot paths. */
export interface Gather {
  /** What to answer when a process asks for this. */
  answer(question: string, reader: Reader): void;
  /** The answers of all processes, this one's first; of those that answer in time. */
  ask(question: string): Promise<unknown[]>;
}

const readersOf = () => {
  const readers = new Map<string, Reader>();
  return {
    answer: (question: string, reader: Reader) => void readers.set(question, reader),
    async read(question: string): Promise<unknown> {
      const reader = readers.get(question);
      if (!reader) throw new QRushError('NOT_FOUND');
      return reader();
    },
  };
};

/** A process alone has itself to ask. */
export function gatherAlone(): Gather {
  const { answer, read } = readersOf();
  return { answer, ask: async (question) => [await read(question)] };
}

/** Asks through the adapter: each process knows how many there are, and waits for so many answers. */
export function gatherFromCluster(io: Server): Gather {
  const { answer, read } = readersOf();
  const cluster = io as unknown as Server<
    object,
    object,
    { gather(question: string, reply: (answer: string | null) => void): void }
  >;
  cluster.on('gather', (question, reply) => {
    read(question).then(
      (found) => reply(JSON.stringify(found)),
      () => reply(null),
    );
  });
  const others = (question: string): Promise<unknown[]> =>
    new Promise((resolve) => {
      // After a while it is an error, which the answers that were in time come with.
      const done = (_error: Error | null, answers: (string | null)[] = []) =>
        resolve(answers.flatMap((found) => (found === null ? [] : [JSON.parse(found) as unknown])));
      cluster.serverSideEmit('gather', question, done as never);
    });
  return {
    answer,
    async ask(question) {
      const [own, theirs] = await Promise.all([read(question), others(question)]);
      return [own, ...theirs];
    },
  };
}
