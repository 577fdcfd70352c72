import type { LogContext, Logger as OrmLogger } from '@mikro-orm/core';
import type { Logger } from 'pino';
import type { DbStats } from './contract.ts';

/** ms from which a statement counts as slow. */
const SLOW = 200;

/** Slow statements that are kept to look at, and the characters of each. */
const KEPT = 20;
const LONGEST_SHOWN = 200;

/** Counts the ORM's statements, and passes on what it has to say. */
export class QueryLog implements OrmLogger {
  readonly queries: DbStats['queries'] = { count: 0, totalMs: 0, slowestMs: 0 };
  readonly slow: DbStats['slow'] = [];
  readonly #log: Logger;
  readonly #observe: (seconds: number) => void;

  /** @param observe called with the seconds that a statement took */
  constructor(log: Logger, observe: (seconds: number) => void = () => {}) {
    this.#log = log;
    this.#observe = observe;
  }

  log(namespace: string, message: string): void {
    this.#log.debug({ namespace }, message);
  }

  /** Statements that fail are the caller's to report. */
  error(namespace: string, message: string): void {
    this.#log.debug({ namespace }, message);
  }

  warn(namespace: string, message: string): void {
    this.#log.warn({ namespace }, message);
  }

  logQuery({ took = 0, query }: LogContext): void {
    this.#observe(took / 1000);
    this.queries.count += 1;
    this.queries.totalMs += took;
    this.queries.slowestMs = Math.max(this.queries.slowestMs, took);
    if (took < SLOW) return;
    const statement = { ms: took, query: (query ?? '').slice(0, LONGEST_SHOWN) };
    this.slow.unshift(statement);
    this.slow.length = Math.min(this.slow.length, KEPT);
    this.#log.debug(statement, 'a slow statement');
  }

  setDebugMode(): void {}

  isEnabled(namespace: string): boolean {
    return namespace === 'query';
  }
}
