import type { Neighbours, Ranked, Result, Standing } from '../contract.ts';
import { slices } from './slices.ts';

interface Entry extends Ranked {
  /** Where it stands in the ranking, from 0 on; like the rank, of when that was made. */
  place: number;
  /** The sum of `tie` of the results. */
  tie: number;
  last?: Result & { question: number };
}

/** A piece of a dump. */
export type TotalsPiece =
  | { entries: Omit<Entry, 'rank' | 'place'>[] }
  | { question: number; results: Result[] };

/** Points and results of one game. Ranks are worked out when somebody asks, once per change. */
export class Totals {
  readonly #entries = new Map<string, Entry>();
  readonly #results = new Map<number, Map<string, Result>>();
  /** All entries by points, most first; ties in the order of joining. */
  #ranking: Entry[] | undefined;

  add(player: string): void {
    const entry = { player, total: 0, rank: 1, place: 0, tie: 0 };
    this.#entries.set(player, entry);
    // Joined last and without a point: that is the end of the ranking, unless there are debts, or others
    // without points stand lower by their ties.
    const ranking = this.#ranking;
    const lowest = ranking?.at(-1) ?? entry;
    const isLast = lowest.total > 0 || (lowest.total === 0 && lowest.tie === 0);
    if (ranking && isLast) append(ranking, entry);
    else this.#ranking = undefined;
  }

  remove(player: string): void {
    this.#entries.delete(player);
    this.#ranking = undefined;
  }

  /** @returns who is out by these results, and who no longer is */
  record(question: number, results: Result[]): { out: string[]; back: string[] } {
    const moved = { out: [] as string[], back: [] as string[] };
    const recorded = this.#results.get(question) ?? new Map<string, Result>();
    this.#results.set(question, recorded);
    for (const result of results) {
      const entry = this.#entries.get(result.player);
      if (!entry) continue;
      const before = recorded.get(result.player);
      if (before && revisionOf(before) >= revisionOf(result)) continue;
      recorded.set(result.player, { ...result });
      entry.total += result.points - (before?.points ?? 0);
      entry.tie += (result.tie ?? 0) - (before?.tie ?? 0);
      if (result.out) moved.out.push(result.player);
      else if (before?.out) moved.back.push(result.player);
      if (!entry.last || entry.last.question <= question) entry.last = { ...result, question };
    }
    this.#ranking = undefined;
    return moved;
  }

  result(question: number, player: string): Result | undefined {
    const result = this.#results.get(question)?.get(player);
    return result && { ...result };
  }

  results(question: number): Iterable<Result> {
    return this.#results.get(question)?.values() ?? [];
  }

  top(count: number): Standing[] {
    return this.#ranked().slice(0, count).map(standingOf);
  }

  standing(player: string): Standing | undefined {
    this.#ranked();
    const entry = this.#entries.get(player);
    return entry && standingOf(entry);
  }

  /** The players right above and below each of these; undefined for one who is not here. */
  near(players: string[]): (Neighbours | undefined)[] {
    const ranking = this.#ranked();
    // Most are the neighbour of two: one object for both.
    const known = new Array<Ranked | undefined>(ranking.length);
    const at = (place: number): Ranked | undefined => {
      const entry = ranking[place];
      if (!entry) return undefined;
      const { player, total, rank } = entry;
      known[place] ??= { player, total, rank };
      return known[place];
    };
    return players.map((player) => {
      const entry = this.#entries.get(player);
      if (!entry) return undefined;
      const { place: ahead } = entry;
      const near: Neighbours = { ahead };
      const above = at(ahead - 1);
      const below = at(ahead + 1);
      if (above) near.above = above;
      if (below) near.below = below;
      return near;
    });
  }

  /** All that is in here, in pieces. */
  *dump(): Iterable<TotalsPiece> {
    for (const some of slices(this.#entries.values())) {
      yield { entries: some.map(({ rank, place, ...entry }) => entry) };
    }
    for (const [question, results] of this.#results) {
      for (const some of slices(results.values())) yield { question, results: some };
    }
  }

  restore(piece: TotalsPiece): void {
    if ('entries' in piece) {
      for (const entry of piece.entries)
        this.#entries.set(entry.player, { ...entry, rank: 1, place: 0 });
      return;
    }
    const { question, results } = piece;
    const recorded = this.#results.get(question) ?? new Map<string, Result>();
    this.#results.set(question, recorded);
    for (const result of results) recorded.set(result.player, result);
  }

  #ranked(): Entry[] {
    if (this.#ranking) return this.#ranking;
    const sorted = [...this.#entries.values()].sort(
      (a, b) => b.total - a.total || a.tie - b.tie || (a.player < b.player ? -1 : 1),
    );
    const ranking: Entry[] = [];
    for (const entry of sorted) append(ranking, entry);
    this.#ranking = ranking;
    return ranking;
  }
}

/** Adds one who has no more points than the last, and whom nobody with as many comes after. */
function append(ranking: Entry[], entry: Entry): void {
  const last = ranking.at(-1);
  entry.place = ranking.length;
  const isLevel = last?.total === entry.total && last.tie === entry.tie;
  entry.rank = isLevel ? last.rank : ranking.length + 1;
  ranking.push(entry);
}

const revisionOf = ({ rev = 0 }: Result): number => rev;

const standingOf = ({ player, total, rank, last }: Entry): Standing =>
  last ? { player, total, rank, last: { ...last } } : { player, total, rank };
