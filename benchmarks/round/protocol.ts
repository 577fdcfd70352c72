import type { Profiler } from 'node:inspector';

/** The runner's requests to a subject's process, over the IPC channel of `fork`. */
export interface SubjectRequests {
  /** Starts the server. @see SubjectStart */
  start: { given: SubjectStart; answer: { url: string } };
  /** Makes a game, in place of the one before. */
  game: { given: GamePlan; answer: { pin: string } };
  /** Opens the next question: everybody gets it. */
  open: { given: undefined; answer: undefined };
  /** CPU time that the process has used, µs. */
  cpu: { given: undefined; answer: number };
  /** The memory after a garbage collection, bytes. */
  memory: { given: undefined; answer: Memory };
  /** Starts a CPU profile of the main thread, or ends it. */
  profile: { given: 'start' | 'stop'; answer: Profiler.Profile | undefined };
}

export interface SubjectStart {
  /** QRush as one of a cluster: the shared Redis. */
  redisUrl?: string;
}

export interface GamePlan {
  players: number;
  /** Questions that will be asked. */
  questions: number;
  /** Whether a peer sends all that QRush does: the state with each join, and counts. */
  alike?: boolean;
}

export interface Memory {
  /** JavaScript heap plus buffers. */
  heap: number;
  rss: number;
}

/** The runner's requests to the load generator. */
export interface GeneratorRequests {
  /** Connects and joins players, some at a time, spread evenly over the addresses. */
  join: { given: JoinPlan; answer: Latency };
  /** From now on waits for the next question. Answers when everybody has it. */
  question: { given: undefined; answer: Fanout };
  /** All but the last player answer within `window` ms. Answers when all acks are there. */
  answers: { given: { window: number }; answer: Latency };
  /** The last player answers. Answers when everybody has the result and the top 10. */
  results: { given: undefined; answer: Latency };
  /** All players leave, as fast as a server can bear that writes down each of them. */
  leave: { given: undefined; answer: undefined };
  cpu: { given: undefined; answer: number };
  /** The errors so far, and the number of messages that came. */
  tally: { given: undefined; answer: Tally };
}

export interface JoinPlan {
  wire: 'socket.io' | 'ws' | 'colyseus';
  urls: string[];
  pin: string;
  players: number;
}

/** ms */
export interface Latency {
  p50: number;
  p99: number;
  p999: number;
  max: number;
}

export interface Fanout {
  /** ms between the first and the last player to get it. */
  skew: number;
  /** Characters of the event as it came. */
  size: number;
}

export interface Tally {
  /** Events that came: questions, results, leaderboards, counts; not acks. */
  events: number;
  acks: number;
  /** Answers whose ack has not come in time. */
  lost: number;
  /** Acks and own results that came twice, or that nobody waited for. */
  doubled: number;
  /** Acks that were refusals. */
  refused: number;
}
