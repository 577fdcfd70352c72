import { defineMode, z } from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';
import { choosing, teamMessages, teamNames, teamOptions } from './names.ts';

const options = z.object(teamOptions).meta({ description: 'One answers for each team' });
type Options = z.output<typeof options>;

/** By group: the first to join of those who answered. */
type Captains = Record<number, string>;

/** Each team's captain answers for it: the first to join among those who have answered. */
export const captain = defineMode<Options, null, Captains, Captains>({
  name: 'captain',
  title: 'Captains',
  options,
  quick: true,
  plan: ({ language }, given) => ({
    groups: { names: teamNames(given, language), total: 'sum', ...choosing(given) },
  }),
  score: ({ correctness, elapsed, limit, points }) => ({
    points: Math.round((1 - elapsed / limit / 2) * points * correctness),
  }),
  messages: teamMessages,
  translations: words,
  round: {
    empty: () => ({}),
    add: (captains, { group, player }) =>
      group === undefined ? captains : first(captains, group, player),
    merge(one, other) {
      for (const [group, player] of Object.entries(other)) first(one, Number(group), player);
      return one;
    },
    conclude: (captains) => ({ verdict: captains }),
    settle: ({ group, player }, score, captains) =>
      group !== undefined && captains[group] === player ? score : { ...score, points: 0 },
  },
});

function first(captains: Captains, group: number, player: string): Captains {
  const known = captains[group];
  if (known === undefined || player < known) captains[group] = player;
  return captains;
}
