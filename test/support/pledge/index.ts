/** A mode that asks everybody at the join how many questions they will have right, beside dealt teams. */
import { defineMode, definePlugin, type GameMode, type Plan, z } from '../../../server/plugin.ts';

const options = z.object({
  /** How it is asked. */
  by: z.enum(['number', 'pick', 'text']).default('number'),
  teams: z.boolean().default(false),
});
type Options = z.output<typeof options>;

const FORMS: Record<Options['by'], NonNullable<Plan['join']>['form']> = {
  number: { kind: 'number', least: 0, most: 20, step: 1 },
  pick: { kind: 'pick', options: [{ key: 'none' }, { key: 'some' }, { key: 'all' }] },
  text: { kind: 'text', longest: 40 },
};

/** The pledge of a player who says nothing. */
const OTHERWISE = { number: 1, pick: 1, text: 'nothing' } as const;

/** The worth of a pledge for each right answer: points tell one pledge from another. */
export const worthOf = (pledge: unknown): number =>
  typeof pledge === 'number' ? pledge : String(pledge).length;

export const pledge = defineMode<Options, { pledged: number }>({
  name: 'pledge',
  title: 'Pledge',
  options,
  plan: (_quiz, { by, teams }) => ({
    join: { form: FORMS[by], label: { key: 'pledge' }, otherwise: OTHERWISE[by] },
    badges: [{ key: 'pledge', from: 'join', icon: '🤞' }],
    ...(teams && { groups: { names: ['Reds', 'Blues'], total: 'sum' } }),
  }),
  newcomer: ({ value }) => ({ pledged: worthOf(value) }),
  // By the row and by the memory: both have to know the same.
  score: ({ correctness, join, memory: { pledged } }) => ({
    points: correctness === 1 ? 100 * worthOf(join) + pledged : 0,
    memory: { pledged },
  }),
  messages: {
    en: { pledge: 'Your pledge', none: 'None', some: 'Some', all: 'All of them' },
    de: { pledge: 'Dein Versprechen', none: 'Keine', some: 'Einige', all: 'Alle' },
  },
});

export default definePlugin({
  name: 'pledge',
  setup({ modes }) {
    modes.register(pledge as unknown as GameMode, import.meta.url);
  },
});
