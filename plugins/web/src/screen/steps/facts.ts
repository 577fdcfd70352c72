import type { GameState } from '../../../../../client/game-state.ts';
import type { Place } from '../../../../../server/protocol/views.ts';
import { t } from '../../words/t.ts';

/** Something to tell beside the board. */
export interface Fact {
  label: string;
  value: string;
  player?: Place;
  note?: string;
}

/** Facts worth telling of a standing: of the first ten, as of more nothing is known here. */
export function factsOf(
  state: Pick<GameState, 'leaderboard' | 'before' | 'players' | 'answers'>,
): Fact[] {
  const { leaderboard = [], before = [], players, answers } = state;
  return [
    climb(leaderboard, before),
    race(leaderboard),
    answers === undefined
      ? undefined
      : {
          label: t('screen.ofPlayers', { count: players }),
          value: t('screen.answered', { count: answers }),
        },
  ].filter((fact) => fact !== undefined);
}

function climb(now: readonly Place[], before: readonly Place[]): Fact | undefined {
  const former = new Map(before.map(({ nickname, rank }) => [nickname, rank]));
  const climbed = now
    .map((place) => ({ place, by: (former.get(place.nickname) ?? place.rank) - place.rank }))
    .sort((one, other) => other.by - one.by)[0];
  if (!climbed || climbed.by <= 0) return undefined;
  const { place, by } = climbed;
  return {
    label: t('screen.climb'),
    value: t('screen.climbed', { name: place.nickname, by }),
    player: place,
  };
}

/** Points between two, in parts of what the upper one has, up to which it is a race. */
const CLOSE = 0.1;

/** The two neighbours who are closest, but not level. */
function race(places: readonly Place[]): Fact | undefined {
  const gaps = places
    .slice(1)
    .map((place, index) => ({
      place,
      above: places[index],
      by: (places[index]?.total ?? 0) - place.total,
    }))
    .filter(({ above, by }) => by > 0 && by <= CLOSE * (above?.total ?? 0))
    .sort((one, other) => one.by - other.by);
  const [closest] = gaps;
  if (!closest?.above) return undefined;
  return {
    label: t('screen.race'),
    value: t('shared.points', { count: closest.by }),
    note: t('screen.between', { above: closest.above.rank, below: closest.place.rank }),
  };
}
