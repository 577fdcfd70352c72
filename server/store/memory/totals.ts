import type { Neighbours, Ranked, Result, Standing } from '../contract.ts';

interface Entry {
  player: string;
  total: number;
  last?: Result & { question: number };
}

/** Points and results of one game. Ranks are worked out when somebody asks, once per change. */
export class Totals {
  readonly #entries = new Map<string, Entry>();
  readonly #results = new Map<number, Map<string, Result>>();
  /** All entries by points, most first; ties in the order of joining. */
  #ranking: Entry[] | undefined;
  /** Where each player stands in it. */
  #places: Map<string, number> | undefined;

  add(player: string): void {
    const entry = { player, total: 0 };
    this.#entries.set(player, entry);
    // Joined last and without a point: that is the end of the ranking, unless there are debts.
    const ranking = this.#ranking;
    if (ranking && (ranking.at(-1)?.total ?? 0) >= 0) {
      ranking.push(entry);
      this.#places?.set(player, ranking.length - 1);
    } else this.#changed();
  }

  remove(player: string): void {
    this.#entries.delete(player);
    this.#changed();
  }

  record(question: number, results: Result[]): void {
    const recorded = this.#results.get(question) ?? new Map<string, Result>();
    this.#results.set(question, recorded);
    for (const result of results) {
      const entry = this.#entries.get(result.player);
      if (!entry || recorded.has(result.player)) continue;
      recorded.set(result.player, { ...result });
      entry.total += result.points;
      if (!entry.last || entry.last.question < question) entry.last = { ...result, question };
    }
    this.#changed();
  }

  result(question: number, player: string): Result | undefined {
    const result = this.#results.get(question)?.get(player);
    return result && { ...result };
  }

  results(question: number): Iterable<Result> {
    return this.#results.get(question)?.values() ?? [];
  }

  top(count: number): Standing[] {
    return this.#ranked()
      .slice(0, count)
      .map((entry) => this.#standing(entry));
  }

  standing(player: string): Standing | undefined {
    const entry = this.#entries.get(player);
    return entry && this.#standing(entry);
  }

  /** Who stands right above and below; undefined for one who is not here. */
  near(player: string): Neighbours | undefined {
    const ranking = this.#ranked();
    this.#places ??= new Map(ranking.map((entry, at) => [entry.player, at]));
    const at = this.#places.get(player);
    if (at === undefined) return undefined;
    const above = this.#at(ranking[at - 1]);
    const below = this.#at(ranking[at + 1]);
    return { ahead: at, ...(above && { above }), ...(below && { below }) };
  }

  #at(entry: Entry | undefined): Ranked | undefined {
    return (
      entry && { player: entry.player, total: entry.total, rank: 1 + this.#above(entry.total) }
    );
  }

  #changed(): void {
    this.#ranking = undefined;
    this.#places = undefined;
  }

  #standing({ player, total, last }: Entry): Standing {
    return { player, total, rank: 1 + this.#above(total), ...(last && { last: { ...last } }) };
  }

  /** How many have more points: where the first entry without more stands in the ranking. */
  #above(total: number): number {
    const ranking = this.#ranked();
    let low = 0;
    let high = ranking.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranking[middle]?.total ?? 0) > total) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #ranked(): Entry[] {
    this.#ranking ??= [...this.#entries.values()].sort(
      (a, b) => b.total - a.total || (a.player < b.player ? -1 : 1),
    );
    return this.#ranking;
  }
}
