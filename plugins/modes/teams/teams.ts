import { defineMode, z } from '../../../server/plugin.ts';
import { words } from '../../words/words.ts';
import { choosing, teamMessages, teamNames, teamOptions } from './names.ts';

const options = z
  .object({
    ...teamOptions,
    total: z
      .enum(['mean', 'sum', 'best'])
      .default('mean')
      .meta({
        title: 'Points of a team',
        enumNames: ['The mean of its members', 'The sum of its members', 'The sum of its best'],
      }),
    best: z.number().int().min(1).max(100).default(3).meta({ title: 'How many of the best count' }),
  })
  .meta({ description: 'Everybody plays for a team' });

type Options = z.output<typeof options>;

/** Everybody plays for a team; right answers earn the more the faster they are. */
export const teams = defineMode<Options>({
  name: 'teams',
  title: 'Teams',
  options,
  quick: true,
  plan: ({ language }, { total, best, ...given }) => ({
    groups: {
      names: teamNames(given, language),
      total: total === 'best' ? { best } : total,
      ...choosing(given),
    },
  }),
  score: ({ correctness, elapsed, limit, points }) => ({
    points: Math.round((1 - elapsed / limit / 2) * points * correctness),
  }),
  messages: teamMessages,
  translations: words,
});
