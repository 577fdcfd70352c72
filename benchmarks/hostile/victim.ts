import type { PlaySocket } from '../../test/support/clients.ts';

/** ms between two requests of a player: well within its allowance. */
const EVERY = 60;

/**
 * Asks `sync` again and again, and measures how long the acks take.
 * @param ms for how long
 * @returns ms from each request to its ack; for one without an ack, until the end
 */
export async function asked(socket: PlaySocket, ms: number): Promise<number[]> {
  const took: number[] = [];
  const waiting = new Set<number>();
  const timer = setInterval(() => {
    const sent = performance.now();
    waiting.add(sent);
    socket.emit('sync', {}, () => {
      if (waiting.delete(sent)) took.push(performance.now() - sent);
    });
  }, EVERY);
  await new Promise((resolve) => setTimeout(resolve, ms));
  clearInterval(timer);
  const end = performance.now();
  for (const sent of waiting) took.push(end - sent);
  waiting.clear();
  return took;
}
