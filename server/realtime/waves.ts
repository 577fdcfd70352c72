import type { WavesEvent } from '../protocol/events.ts';
import type { WaveKind } from '../protocol/views.ts';
import type { Space, Store } from '../store/contract.ts';

/** ms between two `waves` events of a game: at most four a second. */
const INTERVAL = 250;

/** ms by which the turn of one interval is over before the next begins. */
const SLACK = 20;

/** Of one kind in one event; more look the same. */
const MOST = 999;

/**
 * The audiences: hosts, who are few, each time; players so that a game sends so many events a
 * second.
 */
const AUDIENCES = [
  { to: 'hosts', perSecond: Number.POSITIVE_INFINITY },
  { to: 'players', perSecond: 2000 },
] as const;

type Audience = (typeof AUDIENCES)[number]['to'];
type Counts = WavesEvent['counts'];

/**
 * Tells a room that people wave. All waves of one interval go out as one event, however many people
 * wave, so a crowd costs no more than a few. Nothing is kept: who is away misses it.
 */
export class Waves {
  readonly #store: Pick<Store, 'players'>;
  readonly #turns: Space;
  readonly #tell: (gameId: string, to: Audience, event: WavesEvent) => Promise<void>;
  readonly #pending = new Map<Audience, Map<string, Counts>>(
    AUDIENCES.map(({ to }) => [to, new Map()]),
  );
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    store: Pick<Store, 'players' | 'space'>,
    tell: (gameId: string, to: Audience, event: WavesEvent) => Promise<void>,
  ) {
    this.#store = store;
    this.#turns = store.space('waves');
    this.#tell = tell;
  }

  add(gameId: string, kind: WaveKind): void {
    for (const { to } of AUDIENCES) this.#mark(to, gameId, { [kind]: 1 });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #mark(to: Audience, gameId: string, more: Counts): void {
    const games = this.#pending.get(to);
    const counts = games?.get(gameId) ?? {};
    games?.set(gameId, counts);
    for (const [kind, count] of Object.entries(more) as [WaveKind, number][])
      counts[kind] = Math.min(MOST, (counts[kind] ?? 0) + count);
    if (!this.#closed) this.#timer ??= setTimeout(() => void this.#flush(), INTERVAL);
  }

  async #flush(): Promise<void> {
    this.#timer = undefined;
    const telling = AUDIENCES.flatMap((audience) => {
      const games = this.#pending.get(audience.to);
      const all = [...(games ?? [])];
      games?.clear();
      return all.map(([gameId, counts]) => this.#tellOne(audience, gameId, counts));
    });
    // A wave that could not be told is no loss.
    await Promise.allSettled(telling);
  }

  async #tellOne(
    { to, perSecond }: (typeof AUDIENCES)[number],
    gameId: string,
    counts: Counts,
  ): Promise<void> {
    const turn = `${to}:${gameId}`;
    // In a cluster the processes take turns; who has none this time waits with what it has.
    if (!(await this.#turns.add(turn, 1, INTERVAL - SLACK))) return this.#mark(to, gameId, counts);
    const { players } = await this.#store.players.counts(gameId);
    const pause = (players * 1000) / perSecond;
    if (pause > INTERVAL) await this.#turns.set(turn, 1, Math.ceil(pause) - SLACK);
    await this.#tell(gameId, to, { counts });
  }
}
