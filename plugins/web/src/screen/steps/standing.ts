import type { Place } from '../../../../../server/protocol/views.ts';
import { list } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';

/** Those who share a place on the podium. */
export interface Step {
  /** 1 to 3: as the board has it, so after two firsts comes a third. */
  rank: number;
  places: Place[];
}

export interface Standing {
  /** The first step first. Nobody stands on one without points. */
  steps: Step[];
  /** The next ones, of the first ten. */
  rest: Place[];
}

/** The final standing. @param places the first ten, the best first */
export function standingOf(places: readonly Place[]): Standing {
  const scored = places.filter(({ total }) => total > 0);
  const steps = [1, 2, 3]
    .map((rank) => ({ rank, places: scored.filter((place) => place.rank === rank) }))
    .filter((step) => step.places.length > 0);
  return { steps, rest: scored.filter(({ rank }) => rank > 3) };
}

/** A scene of the podium's story, from the last step to the first. */
export interface Scene {
  /** ms after the one before. */
  after: number;
  /** Ranks that are told by now. */
  told: number[];
  /** The lights are down: the winner comes next. */
  hush: boolean;
  rest: boolean;
}

/** The scenes of a podium, in their order. The last one stays. */
export function scenesOf({ steps }: Standing): Scene[] {
  const ranks = steps.map(({ rank }) => rank).reverse();
  const scenes: Scene[] = [];
  const told: number[] = [];
  for (const rank of ranks) {
    if (rank === 1)
      scenes.push({
        after: scenes.length === 0 ? 200 : 1100,
        told: [...told],
        hush: true,
        rest: false,
      });
    told.push(rank);
    const after = rank === 1 ? 2300 : scenes.length === 0 ? 200 : 1800;
    scenes.push({ after, told: [...told], hush: false, rest: false });
  }
  const last = scenes.at(-1);
  return last ? [...scenes, { ...last, after: 800, rest: true }] : [];
}

/** Names as a sentence lists them; of many, some. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const more = names.length - shown.length;
  return list(more > 0 ? [...shown, t('screen.others', { count: more })] : shown);
}
