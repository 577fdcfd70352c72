import type { ArchivedRows } from '../server/records/contract.ts';
import { seeded } from '../test/support/random.ts';

export const OPTIONS = ['Red', 'Green', 'Blue', 'Black'];

/** Rows of a page, as the store hands them out. */
const PAGE = 500;

/** Everything that happens in a large game, made up: every fifth question is typed. */
export async function* rowsOf(players: number, questions: number): AsyncIterable<ArchivedRows> {
  const random = seeded(1);
  const ids = Array.from({ length: players }, (_, at) => String(at).padStart(5, '0'));
  for (let asked = -1; asked < questions; asked++)
    for (let at = 0; at < players; at += PAGE) {
      const page = ids.slice(at, at + PAGE);
      if (asked < 0)
        yield {
          players: page.map((id, index) => ({
            ...{ id, nickname: `Player ${id}`, channel: index % 3 ? 'web' : 'whatsapp' },
            ...{ total: 30_000 - at - index, rank: at + index + 1, group: index % 4 },
          })),
        };
      else {
        const given = page.map((player) => ({ player, option: Math.floor(random() * 4) }));
        yield {
          answers: given.map(({ player, option }) => ({
            ...{ player, question: asked, receivedAt: 1_790_000_000_000 + asked * 30_000 },
            value: asked % 5 === 4 ? `${OPTIONS[option]} ${Math.floor(random() * 300)}` : option,
            elapsed: Math.floor(random() * 20_000),
          })),
          results: given.map(({ player, option }) => ({
            ...{ player, question: asked, correctness: option === 0 ? 1 : 0 },
            ...{ points: option === 0 ? 800 : 0, streak: 0 },
          })),
        };
      }
    }
}
