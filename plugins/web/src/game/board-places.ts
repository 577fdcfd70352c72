import type { GameState } from '../../../../client/game-state.ts';
import type { Place } from '../../../../server/protocol/views.ts';

/** The places on a board for all: the groups, where players are in groups. */
export const boardPlaces = ({
  groups,
  leaderboard = [],
}: Pick<GameState, 'groups' | 'leaderboard'>): Place[] =>
  groups?.map(({ rank, name, total }) => ({ rank, nickname: name, total })) ?? leaderboard;
