import type { Definition, State } from '../engine/state.ts';
import type { Player, Standing } from '../store/contract.ts';
import { badgeRules, badgesBy } from './badges.ts';
import { groupsView, notesOf, type ViewSources } from './views.ts';

/** A mode's facts besides points, in words, a line each: about a player, and to everybody. */
export type Facts = (
  standing: Standing | undefined,
  language: string,
  player?: Pick<Player, 'group' | 'said'>,
) => string[];

/** The facts and the last notes of a game's mode; in the reader's language, where it has that. */
export function factsOf(
  sources: Pick<ViewSources, 'modes'>,
  definition: Definition,
  { last }: State,
): Facts {
  const mode = sources.modes.get(definition.mode);
  const { groups } = groupsView(definition, { last });
  const numbers = new Map<string, Intl.NumberFormat>();
  return (standing, language, player) => {
    const shown = (value: number | string) => {
      if (typeof value === 'string') return value;
      const format =
        numbers.get(language) ?? new Intl.NumberFormat(language, { numberingSystem: 'latn' });
      numbers.set(language, format);
      return format.format(value);
    };
    const own = definition.plan?.groups?.names[player?.group ?? -1];
    const place = groups?.find(({ name }) => name === own);
    const rules = badgeRules(sources, definition, { language, question: last?.question });
    const badges = badgesBy(rules, standing, player);
    const notes = notesOf(last?.say, definition, mode, language);
    return [
      ...(place
        ? [`👥 ${place.name}: ${shown(place.total)} (${place.rank}/${groups?.length})`]
        : []),
      ...badges.map(({ icon = '·', label, value }) => `${icon} ${label}: ${shown(value)}`),
      ...notes.map(({ label }) => label),
    ];
  };
}
