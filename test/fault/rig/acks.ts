import { setTimeout as sleep } from 'node:timers/promises';
import type { Ack } from '../../../server/protocol/requests.ts';

/** An ack; `undefined` when none came in time. */
export type Answer<Result extends object> = Ack<Result> | undefined;

/** ms until the next attempt, when the server does not say. */
const AGAIN = 250;

/** Refusals after which the same request may well be granted. */
const PASSING = ['UNAVAILABLE', 'SHUTTING_DOWN', 'INTERNAL', 'RATE_LIMITED', 'NOT_JOINED'];

/** Whether to send the request again. */
export const passes = (ack: Answer<object>): boolean =>
  ack === undefined || (!ack.ok && PASSING.includes(ack.error.code));

/** Waits before the next attempt, as long as the server wishes. */
export async function untilAgain(ack: Answer<object>): Promise<void> {
  const wished = ack && !ack.ok ? ack.error.retryAfter : undefined;
  await sleep(Math.min(wished ?? AGAIN, 1000));
}
