import { Child } from './child.ts';
import type { Fanout, GeneratorRequests, Latency, Memory, Tally } from './protocol.ts';
import type { Running } from './running.ts';
import { SUBJECTS, type SubjectName } from './subjects.ts';

/** ms in which all players answer: as people do, and all at once. */
export const WINDOWS = { calm: 1000, burst: 100 } as const;

/** A question, by how fast it is answered. */
export type Step = keyof typeof WINDOWS;

export interface Phase<Timing> {
  /** Things done in the phase: joins, deliveries, answers, results. */
  count: number;
  /** CPU time, µs: of the server's processes, of its Redis, of the load generator. */
  cpu: { server: number; redis: number; load: number };
  /** Events that players got in the phase. */
  events: number;
  timing: Timing;
}

/** All that one round of one subject gave. */
export interface Round {
  subject: SubjectName;
  players: number;
  join: Phase<Latency>;
  question: Phase<Fanout>[];
  calm: Phase<Latency>[];
  burst: Phase<Latency>[];
  results: Phase<Latency>[];
  /** Bytes on the server for each player who has joined, after a garbage collection. */
  memory: Memory;
  tally: Tally;
  /** CPU time of a whole game, µs: of small ones, see `games.ts`. */
  game?: number;
}

/**
 * Plays a trivia round on a running server, and measures each phase.
 * @param joined called before the first question
 */
export async function playRound(
  server: Running,
  players: number,
  steps: readonly Step[],
  joined: () => Promise<unknown> = async () => {},
): Promise<Round> {
  const { wire } = SUBJECTS[server.name];
  const pin = await server.game({ players, questions: steps.length });
  await using load = new Child<GeneratorRequests>(new URL('generator.ts', import.meta.url));

  const reading = async () => {
    const cpu = { ...(await server.cpu()), load: await load.ask('cpu', undefined) };
    return { cpu, events: (await load.ask('tally', undefined)).events };
  };
  const measure = async <Timing>(
    count: number,
    act: () => Promise<Timing>,
  ): Promise<Phase<Timing>> => {
    const before = await reading();
    const timing = await act();
    const after = await reading();
    const cpu = {
      server: after.cpu.server - before.cpu.server,
      redis: after.cpu.redis - before.cpu.redis,
      load: after.cpu.load - before.cpu.load,
    };
    return { count, cpu, events: after.events - before.events, timing };
  };

  const empty = await server.memory();
  const { urls } = server;
  const join = await measure(players, () => load.ask('join', { wire, urls, pin, players }));
  const full = await server.memory();
  const round: Omit<Round, 'tally'> = {
    subject: server.name,
    players,
    join,
    question: [],
    calm: [],
    burst: [],
    results: [],
    memory: { heap: (full.heap - empty.heap) / players, rss: (full.rss - empty.rss) / players },
  };
  await joined();
  for (const step of steps) {
    const window = WINDOWS[step];
    round.question.push(await measure(players, () => openQuestion(server, load)));
    // The last player waits: so the answers are measured apart from what the last of them starts.
    round[step].push(await measure(players - 1, () => load.ask('answers', { window })));
    round.results.push(await measure(players, () => load.ask('results', undefined)));
  }
  const tally = await load.ask('tally', undefined);
  await load.ask('leave', undefined);
  return { ...round, tally };
}

/** Has the next question sent. @returns when all players have it */
export async function openQuestion(
  server: Pick<Running, 'open'>,
  load: Child<GeneratorRequests>,
): Promise<Fanout> {
  const everybody = load.ask('question', undefined);
  // Once this is answered, the load is waiting for the question.
  await load.ask('tally', undefined);
  await server.open();
  return everybody;
}
