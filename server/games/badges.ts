import { type Definition, languageOf } from '../engine/state.ts';
import { say } from '../engine/words.ts';
import type { Badge } from '../protocol/views.ts';
import type { Standing } from '../store/contract.ts';
import type { ViewSources } from './views.ts';

/** A badge of a game, in data: each process makes those of its own players by it. */
export interface BadgeRule extends Omit<Badge, 'value'> {
  /** A field of what the mode keeps of a player. */
  field: string;
  /** Its value while nothing is kept yet. */
  first?: Badge['value'];
}

/** The badges that a game's plan asks for, in a language; the game's when left out. */
export function badgeRules(
  { modes }: Pick<ViewSources, 'modes'>,
  definition: Definition,
  language: string = languageOf(definition),
): BadgeRule[] | undefined {
  const { mode, plan } = definition;
  return plan?.badges?.map(({ key, from, first, icon }) => ({
    key: `${mode}.${key}`,
    label: say({ key }, modes.get(mode)?.messages, language),
    ...(icon !== undefined && { icon }),
    field: from.slice('memory.'.length),
    ...(first !== undefined && { first }),
  }));
}

/** The badges of a player with this standing. */
export const badgesBy = (
  rules: BadgeRule[] | undefined,
  standing: Pick<Standing, 'last'> | undefined,
): Badge[] =>
  (rules ?? []).flatMap(({ field, first, ...badge }) => {
    const value: unknown = Object(standing?.last?.memory)[field] ?? first;
    return typeof value === 'number' || typeof value === 'string' ? [{ ...badge, value }] : [];
  });
