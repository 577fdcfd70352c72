import { setTimeout as sleep } from 'node:timers/promises';
import type { PlaySocket } from '../../test/support/clients.ts';

/** ms between two requests of a player: well within its allowance. */
const EVERY = 60;

/**
 * Asks `sync` again and again, and measures how long the acks take.
 * @param ms for how long
 * @returns ms from each request to its ack; for one without an ack, until the end
 */
async function asked(socket: PlaySocket, ms: number): Promise<number[]> {
  const took: number[] = [];
  const waiting = new Set<number>();
  const timer = setInterval(() => {
    const sent = performance.now();
    waiting.add(sent);
    socket.emit('sync', {}, () => {
      if (waiting.delete(sent)) took.push(performance.now() - sent);
    });
  }, EVERY);
  await sleep(ms);
  clearInterval(timer);
  const end = performance.now();
  for (const sent of waiting) took.push(end - sent);
  waiting.clear();
  return took;
}

/** The same for several players, who take turns: a stall is felt by one of them, not by all at once. */
export async function askedByAll(sockets: PlaySocket[], ms: number): Promise<number[]> {
  const took = await Promise.all(
    sockets.map(async (socket, at) => {
      await sleep((EVERY / sockets.length) * at);
      return asked(socket, ms);
    }),
  );
  return took.flat();
}
