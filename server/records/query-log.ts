import type { LogContext, Logger as OrmLogger } from '@mikro-orm/core';
import type { Logger } from 'pino';
import type { DbStats } from './contract.ts';

/** ms from which a statement counts as slow. */
const SLOW = 500;

/** Counts the ORM's statements, and passes on what it has to say. */
export class QueryLog implements OrmLogger {
  readonly queries: DbStats['queries'] = { count: 0, totalMs: 0, slowestMs: 0 };
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
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
    this.queries.count += 1;
    this.queries.totalMs += took;
    this.queries.slowestMs = Math.max(this.queries.slowestMs, took);
    if (took >= SLOW)
      this.#log.debug({ ms: took, query: query?.slice(0, 200) }, 'a slow statement');
  }

  setDebugMode(): void {}

  isEnabled(namespace: string): boolean {
    return namespace === 'query';
  }
}
