import type { Definition, State } from '../engine/state.ts';
import type { Standing } from '../store/contract.ts';
import { notesOf, type ViewSources } from './views.ts';

/** What a mode says besides points, in words, a line each: of a player, and to everybody. */
export type Facts = (standing: Standing | undefined, language: string) => string[];

/** What the mode of this game has said last; in the reader's language, where it has that. */
export const factsOf =
  ({ modes }: Pick<ViewSources, 'modes'>, definition: Definition, { last }: State): Facts =>
  (_standing, language) =>
    notesOf(last?.say, definition, modes.get(definition.mode), language).map(({ label }) => label);
