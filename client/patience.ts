import { Refusal } from './socket.ts';

/** ms until the host is asked again, where the server does not say. */
const AGAIN = 2000;

/** Passing troubles, in which people keep waiting. */
const PASSING = new Set<Refusal['code']>([
  'NO_ANSWER',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'SHUTTING_DOWN',
]);

/**
 * Joins, and asks again for as long as the host has not answered.
 * @param onWait is told when the waiting begins
 * @returns false when it was given up
 * @throws Refusal
 */
export async function joinPatiently(
  join: () => Promise<void>,
  onWait: () => void,
  givenUp: AbortSignal,
): Promise<boolean> {
  let waits = false;
  while (!givenUp.aborted) {
    try {
      await join();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const goesOn = error.code === 'WAITING_FOR_HOST' || (waits && PASSING.has(error.code));
      if (!goesOn) throw error;
      if (!waits && !givenUp.aborted) onWait();
      waits = true;
      await pause(error.retryAfter ?? AGAIN, givenUp);
    }
  }
  return false;
}

const pause = (ms: number, givenUp: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    givenUp.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
