/** Players who only look, in a process of their own; told over IPC what to join. */
import { joinWeb, type WebPlayer } from '../../test/support/clients.ts';

export interface CrowdOrder {
  urls: string[];
  pin: string;
  /** Players at each of the URLs. */
  players: number;
}

/** Sent when all are in, when all have seen a question, and when all have seen the board after it. */
export type CrowdNews = { in: number } | { seen: number } | { stepped: number };

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
  const seen = countUp(crowd.length, (index) => tell({ seen: index }));
  const stepped = countUp(crowd.length, (index) => tell({ stepped: index }));
  for (const { socket } of crowd) {
    socket.on('question', ({ index }) => seen(index));
    socket.on('state', ({ step, question }) => {
      if (step === 'board' && question) stepped(question.index);
    });
  }
  tell({ in: crowd.length });
}

/** Counts for each question; says when all have come. */
function countUp(all: number, done: (index: number) => void): (index: number) => void {
  const counts = new Map<number, number>();
  return (index) => {
    const count = (counts.get(index) ?? 0) + 1;
    counts.set(index, count);
    if (count === all) done(index);
  };
}

process.on('message', (order: CrowdOrder) => void gather(order));
process.on('disconnect', () => process.exit(0));
