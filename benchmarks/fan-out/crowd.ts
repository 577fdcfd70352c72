/** Players who only look, in a process of their own; told over IPC what to join. */
import { joinWeb, type WebPlayer } from '../../test/support/clients.ts';

export interface CrowdOrder {
  urls: string[];
  pin: string;
  /** Players at each of the URLs. */
  players: number;
}

/** Sent when all are in, and when all have seen a question. */
export type CrowdNews = { in: number } | { seen: number };

/** Players who join at once. */
const BATCH = 50;

const tell = (news: CrowdNews) => process.send?.(news);

async function gather({ urls, pin, players }: CrowdOrder): Promise<void> {
  const places = urls.flatMap((url, door) =>
    Array.from({ length: players }, (_, index) => ({ url, name: `Player ${door} ${index}` })),
  );
  const crowd: WebPlayer[] = [];
  for (let at = 0; at < places.length; at += BATCH) {
    const batch = places.slice(at, at + BATCH);
    crowd.push(...(await Promise.all(batch.map(({ url, name }) => joinWeb(url, pin, name)))));
  }
  const seen = new Map<number, number>();
  for (const { socket } of crowd) {
    socket.on('question', ({ index }) => {
      const count = (seen.get(index) ?? 0) + 1;
      seen.set(index, count);
      if (count === crowd.length) tell({ seen: index });
    });
  }
  tell({ in: crowd.length });
}

process.on('message', (order: CrowdOrder) => void gather(order));
process.on('disconnect', () => process.exit(0));
