import { randomUUID } from 'node:crypto';
import type { Server } from 'socket.io';
import { QRushError } from '../protocol/errors.ts';
import type { Mailbox } from './adapter.ts';

/** ms the others have to answer: one that hangs is left out. */
const DEADLINE = 1000;

/** Makes a process's own answer. */
type Reader = (about: string) => Promise<unknown>;

export interface Gathered {
  /** This process's answer first. */
  answers: unknown[];
  /** Processes that are connected and did not answer in time. */
  missing: number;
}

/** Asks every process of the cluster, whichever one is asked. Not for hot paths. */
export interface Gather {
  /** Sets the answer to this question of other processes. */
  answer(question: string, reader: Reader): void;
  ask(question: string, about?: string): Promise<Gathered>;
}

const readersOf = () => {
  const readers = new Map<string, Reader>();
  return {
    answer: (question: string, reader: Reader) => void readers.set(question, reader),
    async read(question: string, about = ''): Promise<unknown> {
      const reader = readers.get(question);
      if (!reader) throw new QRushError('NOT_FOUND');
      return reader(about);
    },
  };
};

/** A process alone has itself to ask. */
export function gatherAlone(): Gather {
  const { answer, read } = readersOf();
  return {
    answer,
    ask: async (question, about) => ({ answers: [await read(question, about)], missing: 0 }),
  };
}

/** A question under way. */
interface Asked {
  answers: unknown[];
  /** Answers to come in; not known when Redis does not say how many processes there are. */
  expected: number;
  done(): void;
}

/**
 * Asks through the adapter, which reaches all processes; each answers to the mailbox of who asks.
 * (The adapter's own acks would keep every answer back for 5 s when one process hangs.)
 */
export function gatherFromCluster(io: Server, mailbox: Mailbox): Gather {
  const { answer, read } = readersOf();
  const asked = new Map<string, Asked>();
  const cluster = io as unknown as Server<
    object,
    object,
    { gather(question: string, id: string, address: string, about?: string): void }
  >;
  cluster.on('gather', (question, id, address, about) => {
    void read(question, about)
      .catch(() => null)
      .then((found) => mailbox.send(address, JSON.stringify({ id, found })));
  });
  mailbox.listen((message) => {
    const { id, found } = JSON.parse(message) as { id: string; found: unknown };
    const waiting = asked.get(id);
    waiting?.answers.push(found);
    if (waiting?.answers.length === waiting?.expected) waiting?.done();
  });

  const others = async (question: string, about?: string): Promise<Gathered> => {
    const id = randomUUID();
    const { promise, resolve: done } = Promise.withResolvers<void>();
    const waiting: Asked = { answers: [], expected: Number.POSITIVE_INFINITY, done };
    asked.set(id, waiting);
    const timer = setTimeout(done, DEADLINE);
    io.of('/')
      .adapter.serverCount()
      .then((count) => {
        waiting.expected = count - 1;
        if (waiting.answers.length >= waiting.expected) done();
      })
      // Redis is away: so are the others.
      .catch(done);
    cluster.serverSideEmit('gather', question, id, mailbox.address, about);
    await promise;
    clearTimeout(timer);
    asked.delete(id);
    const { answers, expected } = waiting;
    return {
      answers: answers.filter((found) => found !== null),
      missing: Number.isFinite(expected) ? Math.max(0, expected - answers.length) : 0,
    };
  };
  return {
    answer,
    async ask(question, about) {
      const [own, theirs] = await Promise.all([read(question, about), others(question, about)]);
      return { answers: [own, ...theirs.answers], missing: theirs.missing };
    },
  };
}
