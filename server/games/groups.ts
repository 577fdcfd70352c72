import type { Groups } from '../engine/plan.ts';
import type { GroupTotal } from '../engine/state.ts';
import type { GroupPlace } from '../protocol/views.ts';
import type { Leaderboard } from '../services.ts';
import type { Store } from '../store/contract.ts';

export interface GroupSources {
  store: Pick<Store, 'players'>;
  leaderboard: Pick<Leaderboard, 'standings'>;
}

/**
 * The total of each group, in the plan's order: from the board as it is. Worked out once a
 * question, and kept with it, since it takes a look at every player.
 */
export async function groupTotals(
  { store, leaderboard }: GroupSources,
  gameId: string,
  { names, total }: Groups,
): Promise<GroupTotal[]> {
  const members = names.map((): number[] => []);
  for await (const page of store.players.pages(gameId)) {
    const ids = page.map(({ id }) => id);
    const standings = await leaderboard.standings(gameId, ids);
    for (const { id, group } of page) {
      const standing = standings.get(id);
      if (group !== undefined && standing) members[group]?.push(standing.total);
    }
  }
  return members.map((totals) => ({ total: together(totals, total), players: totals.length }));
}

/** Silent players count as much as anybody: with the points that they have. */
function together(totals: number[], how: Groups['total']): number {
  const counted =
    typeof how === 'object' ? totals.sort((one, other) => other - one).slice(0, how.best) : totals;
  const sum = counted.reduce((all, one) => all + one, 0);
  return how === 'mean' && totals.length > 0 ? Math.round(sum / totals.length) : sum;
}

/** The groups with their names, the best one first; a tie shares a rank. */
export const groupPlaces = ({ names }: Groups, totals: GroupTotal[]): GroupPlace[] =>
  totals
    .map(({ total, players }, at) => ({
      rank: 1 + totals.filter((other) => other.total > total).length,
      name: names[at] ?? '',
      total,
      players,
    }))
    .sort((one, other) => one.rank - other.rank);
