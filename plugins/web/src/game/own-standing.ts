import type { GameState } from '../../../../client/game-state.ts';
import type { Place } from '../../../../server/protocol/views.ts';

/** Rows that are always seen. */
const TOP = 3;

/** Rows that stand together while the own place is among them. */
const TOGETHER = 5;

type Standing = Pick<GameState, 'leaderboard' | 'you'>;

/** The board as one player sees it. */
export interface OwnBoard {
  top: Place[];
  /** How many stand between the two parts. */
  hidden: number;
  /** The own row with its neighbours, where it is not in `top`. */
  around: Place[];
}

/** The best, and the own row with who stands right above and below. */
export function ownBoard({ leaderboard = [], you }: Standing): OwnBoard {
  const at = you ? leaderboard.findIndex(({ nickname }) => nickname === you.nickname) : -1;
  const near = you?.result?.near;
  if (at < 0 && near && you) {
    const own: Place = { ...you, rank: you.rank };
    const around = [near.above, own, ...(near.below ? [near.below] : [])];
    return { top: leaderboard.slice(0, TOP), hidden: near.ahead - 1 - TOP, around };
  }
  if (at < TOGETHER)
    return { top: leaderboard.slice(0, Math.max(TOGETHER, at + 2)), hidden: 0, around: [] };
  const hidden = at - 1 - TOP;
  return { top: leaderboard.slice(0, TOP), hidden, around: leaderboard.slice(at - 1, at + 2) };
}

/** Somebody to catch up with, or to keep behind. */
export interface Rival {
  nickname: string;
  where: 'ahead' | 'behind' | 'level';
  /** Points in between. */
  by: number;
}

/** The player right above, or right below the first; undefined where there is nobody. */
export function rivalOf({ leaderboard = [], you }: Standing): Rival | undefined {
  if (!you) return undefined;
  const at = leaderboard.findIndex(({ nickname }) => nickname === you.nickname);
  const rival = at === 0 ? leaderboard[1] : at > 0 ? leaderboard[at - 1] : you.result?.near?.above;
  if (!rival) return undefined;
  const by = Math.abs(rival.total - you.total);
  const where = by === 0 ? 'level' : rival.total > you.total ? 'ahead' : 'behind';
  return { nickname: rival.nickname, where, by };
}

/** Those of the first three who have points: nobody is on a podium with nothing. */
export const onPodium = (places: readonly Place[] = []): Place[] =>
  places.filter(({ total }) => total > 0).slice(0, 3);

/** Points that are missing to the podium; undefined on it, or where nobody is. */
export function podiumGap({ podium, you }: Pick<GameState, 'podium' | 'you'>): number | undefined {
  const last = onPodium(podium).at(-1);
  const gap = last && you ? last.total - you.total : 0;
  return gap > 0 ? gap : undefined;
}
