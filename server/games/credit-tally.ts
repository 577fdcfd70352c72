import type { CreditFigures } from '../protocol/channels.ts';
import type { Answer } from '../store/contract.ts';
import { WEB } from './channel.ts';

/** ms of credit from which on a line is near the most that any gets. */
const NEAR = 900;

/** ms for an answer that hardly anybody is capable of. */
const QUICK = 250;

/** Answers of a channel by the ms that were taken off. */
interface Tally {
  credits: Map<number, number>;
  answers: number;
  most: number;
  near: number;
  quick: number;
}

/** Adds up, by channel, the time that was not charged to players, as their answers go by in any order. */
export class CreditTally {
  readonly #channels = new Map<string, Tally>();

  /** @param openedAt when its question opened, ms by the clock of `receivedAt` */
  add(
    channel: string,
    openedAt: number,
    { receivedAt, elapsed }: Pick<Answer, 'receivedAt' | 'elapsed'>,
  ): void {
    const tally = this.#of(channel);
    const credit = Math.max(0, receivedAt - openedAt - elapsed);
    tally.credits.set(credit, (tally.credits.get(credit) ?? 0) + 1);
    tally.answers += 1;
    tally.most = Math.max(tally.most, credit);
    if (credit >= NEAR) tally.near += 1;
    if (elapsed < QUICK) tally.quick += 1;
  }

  /** By channel, in the order in which they came. */
  all(): [channel: string, figures: CreditFigures][] {
    return [...this.#channels].map(([channel, tally]) => {
      const { answers, most, near, quick } = tally;
      const signs = channel === WEB && { near, quick };
      return [channel, { answers, median: middle(tally), most, ...signs }];
    });
  }

  #of(channel: string): Tally {
    const known = this.#channels.get(channel);
    if (known) return known;
    const tally = { credits: new Map<number, number>(), answers: 0, most: 0, near: 0, quick: 0 };
    this.#channels.set(channel, tally);
    return tally;
  }
}

/** The middle one, or the lower of two. */
function middle({ credits, answers }: Tally): number {
  let below = Math.floor((answers - 1) / 2);
  for (const [credit, count] of [...credits].sort(([one], [other]) => one - other)) {
    if (below < count) return credit;
    below -= count;
  }
  return 0;
}
