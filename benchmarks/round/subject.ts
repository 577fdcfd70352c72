import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import type { AddressInfo } from 'node:net';
import { answerRunner } from './child.ts';
import type { GamePlan, Memory, SubjectRequests, SubjectStart } from './protocol.ts';

const inspector = new Session();

async function profile(action: 'start' | 'stop'): Promise<Profiler.Profile | undefined> {
  if (action === 'stop') {
    const { profile } = await inspector.post('Profiler.stop');
    inspector.disconnect();
    return profile;
  }
  inspector.connect();
  await inspector.post('Profiler.enable');
  await inspector.post('Profiler.start');
  return undefined;
}

/** Connections that may wait to be accepted. */
const BACKLOG = 1024;

/** A server under test: what an adapter in subjects/ has to do. */
export interface Subject {
  url: string;
  /** Makes a game, in place of the one before. @returns its PIN, where there are such */
  game(plan: GamePlan): Promise<string> | string;
  /** Sends the next question to everybody. */
  open(): Promise<void> | void;
}

/** Makes this process a subject. Its CPU time and memory are all its own: the load is elsewhere. */
export function serveSubject(start: (given: SubjectStart) => Promise<Subject>): void {
  let subject: Subject | undefined;
  answerRunner<{ [Name in keyof SubjectRequests]: SubjectRequests[Name] }>({
    async start(given) {
      subject = await start(given);
      return { url: subject.url };
    },
    game: async (plan) => ({ pin: (await subject?.game(plan)) ?? '' }),
    async open() {
      await subject?.open();
      return undefined;
    },
    cpu: () => cpuTime(),
    memory: () => memory(),
    profile,
  });
}

/** µs of CPU time of this process, with all its threads. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Collections at the most until nothing more is released. */
const COLLECTIONS = 40;

/** Part of the heap that a collection has to release for another one to be worth it. */
const RELEASED = 0.002;

/** Once nothing more is released: the round before is still being cleared away when this is asked. */
async function memory(): Promise<Memory> {
  let settled = 0;
  let heap = Number.POSITIVE_INFINITY;
  for (let round = 0; round < COLLECTIONS && settled < 3; round++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { heapUsed, external } = process.memoryUsage();
    settled = heapUsed + external > heap * (1 - RELEASED) ? settled + 1 : 0;
    heap = heapUsed + external;
  }
  return { heap, rss: process.memoryUsage().rss };
}

/** Listens on a free port. @returns the URL */
export async function listening(http: Server): Promise<string> {
  http.listen(0, '127.0.0.1', BACKLOG);
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
