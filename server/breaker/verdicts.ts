import { QRushError } from '../protocol/errors.ts';
import type { Verdict } from './breaker.ts';

/** How Redis says that it is up and cannot do this now: full, a replica, a node that starts ... */
const REDIS_BUSY =
  /^(OOM|READONLY|LOADING|BUSY|MISCONF|NOREPLICAS|MASTERDOWN|CLUSTERDOWN|TRYAGAIN)\b/;

/** Errors of this program, or of who called. */
const isOurs = (error: unknown): boolean =>
  error instanceof QRushError ||
  error instanceof TypeError ||
  error instanceof RangeError ||
  error instanceof SyntaxError ||
  error instanceof ReferenceError;

/** Judges Redis by an error of ioredis: anything but a reply of Redis means that it is away. */
export function judgeRedis(error: unknown): Verdict {
  if (isOurs(error)) return 'refusal';
  const { name, message } = error as Error;
  if (name !== 'ReplyError') return 'down';
  return REDIS_BUSY.test(message) ? 'busy' : 'refusal';
}

/** SQLSTATE, as PostgreSQL answers: five letters or digits. */
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Classes of SQLSTATE: connections broken, shut down or starting, the system failed. */
const POSTGRES_DOWN = /^(08|57P|58)/;

/** Too many connections, the disk is full ...; cancelled by a time limit. */
const POSTGRES_BUSY = /^(53|57014)/;

/** Judges the database by an error of the records. */
export function judgePostgres(error: unknown): Verdict {
  if (isOurs(error)) return 'refusal';
  const { code, name } = error as { code?: unknown; name?: string };
  if (typeof code === 'string' && SQLSTATE.test(code)) {
    if (POSTGRES_DOWN.test(code)) return 'down';
    return POSTGRES_BUSY.test(code) ? 'busy' : 'refusal';
  }
  return name === 'ValidationError' || name === 'NotFoundError' ? 'refusal' : 'down';
}
