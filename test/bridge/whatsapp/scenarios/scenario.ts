import type { CrowdInput } from '../../../../bridge/whatsapp/simulator/bots/crowd.ts';
import type { FactsInput } from '../../../../bridge/whatsapp/simulator/oracle/facts.ts';
import type { Verdict } from '../../../../bridge/whatsapp/simulator/oracle/oracle.ts';
import type {
  Simulator,
  SimulatorOptions,
} from '../../../../bridge/whatsapp/simulator/simulator.ts';
import type { Servers } from './servers.ts';

/** Everything that a scenario's trouble can strike. */
export interface Stage {
  simulator: Simulator;
  servers: Servers;
}

/** A game under some weather, and what must have been seen of that weather: else it proves nothing. */
export interface Scenario {
  name: string;
  about: string;
  /** WhatsApp players. */
  players: number;
  questions: number;
  /** s */
  limit: number;
  /** Processes; two share a Redis and a PostgreSQL, one alone has neither unless told. */
  on: 'memory' | 'redis' | 'two on redis';
  /** Settings of the servers, as in the environment. */
  settings?: Record<string, string>;
  simulator?: Omit<SimulatorOptions, 'webhookUrl' | 'seed'>;
  crowd?: Partial<CrowdInput>;
  /** Strikes once so many messages were taken after this question (0-based) was opened. */
  trouble?: { question: number; after: number; strike(stage: Stage): Promise<void> };
  facts?: Partial<FactsInput>;
  /** Kinds of log entries (`refused 131056`, `fault drop` ...) that must have come, and that must not. */
  sees?: string[];
  never?: string[];
  /** A warning that the host must have had before the start. */
  warns?: RegExp;
}

export interface Outcome {
  /** All that was wrong, one a line: nothing when all is well. */
  problems: string[];
  verdict: Verdict;
  /** Answers that players gave, and that counted. */
  given: number;
  counted: number;
  /** The warnings that the host got before the start. */
  warnings: string[];
  /** Entries of the simulator's log by kind. */
  counts: Record<string, number>;
  /** ms from a question's opening until the last phone showed it, at worst. */
  spread: number;
  /** ms from the start to the end of the game. */
  took: number;
}
