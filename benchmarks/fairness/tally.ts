import type { Given, Played } from './play.ts';

/** The results of the games of one channel. */
export class Tally {
  readonly name: string;
  readonly games: Played[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** Mean points for speed of right answers, and of all thoughts. */
  get points(): { right: number; all: number } {
    const all = this.#all().map(({ points }) => points);
    return { right: mean(all.filter((points) => points > 0)), all: mean(all) };
  }

  /** Mean points for speed, had there been no network at all. @param limit ms */
  equal(limit: number): number {
    return mean(
      this.#all().map(({ thought: { ms, right } }) =>
        right && ms <= limit ? Math.round((1 - ms / limit / 2) * 1000) : 0,
      ),
    );
  }

  /** ms that were charged and not spent on thinking. */
  get charged(): { mean: number; deviation: number } {
    const charged = this.#all().flatMap(({ elapsed, thought: { ms } }) =>
      elapsed === undefined ? [] : [elapsed - ms],
    );
    const middle = mean(charged);
    return {
      mean: middle,
      deviation: Math.sqrt(mean(charged.map((one) => (one - middle) ** 2))),
    };
  }

  /** The share of answers that were given in time and refused: of all, and of those of the last second. */
  get refused(): { all: number; atTheEnd: number } {
    const given = this.#all().filter((one) => one.given);
    const share = (of: Given[]) =>
      of.filter(({ elapsed }) => elapsed === undefined).length / Math.max(1, of.length);
    return { all: share(given), atTheEnd: share(given.filter(({ atTheEnd }) => atTheEnd)) };
  }

  #all(): Given[] {
    return this.games.flatMap(({ given }) => given.flat());
  }
}

/** The share of pairs, one on each channel, that end in another order than on equal networks. */
export function disorder(one: Tally, other: Tally, equal: Tally): number {
  let pairs = 0;
  let wrong = 0;
  for (const [game, { totals: equals }] of equal.games.entries()) {
    const [a, b] = [one.games[game]?.totals, other.games[game]?.totals];
    if (!a || !b) continue;
    for (const [i, left] of equals.entries()) {
      for (const [j, right] of equals.entries()) {
        if (i === j) continue;
        pairs += 1;
        const order = Math.sign((a[i] ?? 0) - (b[j] ?? 0));
        if (order !== Math.sign(left - right)) wrong += 1;
      }
    }
  }
  return wrong / Math.max(1, pairs);
}

const mean = (values: number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
