import type { State } from '../engine/state.ts';
import type { Credit } from '../protocol/channels.ts';
import type { Store } from '../store/contract.ts';
import { CreditTally } from './credit-tally.ts';

/** Games of which the last question is remembered. */
const KEPT = 100;

/** Time taken off by channel, looked up once for each question after it has closed. */
export class Credits {
  readonly #store: Pick<Store, 'players' | 'answers'>;
  readonly #known = new Map<string, { question: number; credits: Promise<Credit[]> }>();

  constructor(store: Pick<Store, 'players' | 'answers'>) {
    this.#store = store;
  }

  /** Of the question that closed last; nothing while one is open. */
  async of(gameId: string, { phase }: State): Promise<Credit[]> {
    if (phase.name !== 'scoring' && phase.name !== 'revealed') return [];
    const { question, openedAt } = phase;
    const known = this.#known.get(gameId);
    if (known?.question === question) return known.credits;
    const credits = this.#look(gameId, question, openedAt);
    this.#known.delete(gameId);
    this.#known.set(gameId, { question, credits });
    credits.catch(() => this.#known.delete(gameId));
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= KEPT) break;
      this.#known.delete(oldest);
    }
    return credits;
  }

  async #look(gameId: string, question: number, openedAt: number): Promise<Credit[]> {
    const channelOf = new Map<string, string>();
    for await (const page of this.#store.players.pages(gameId))
      for (const { id, channel } of page) channelOf.set(id, channel);
    const tally = new CreditTally();
    for await (const page of this.#store.answers.pages(gameId, question)) {
      for (const answer of page) {
        const channel = channelOf.get(answer.player);
        if (channel !== undefined) tally.add(channel, openedAt, answer);
      }
    }
    return tally.all().map(([channel, figures]) => ({ channel, question, ...figures }));
  }
}
