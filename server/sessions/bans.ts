import { type Known, LISTED, MOST_BANNED } from './contract.ts';

export interface BansDump {
  /** JSON has null for what is undefined. */
  players: [id: string, known: Known | null | undefined][];
  marks: [mark: string, player: string][];
}

/** Whom one game keeps out, in the order of being banned. */
export class Bans {
  readonly #players = new Map<string, Known | undefined>();
  /** Names and devices, with the player they were banned with. */
  readonly #marks = new Map<string, string>();

  add(playerId: string, known: Known | undefined): void {
    this.remove(playerId);
    this.#players.set(playerId, known);
    for (const mark of marksOf(known)) this.#marks.set(mark, playerId);
    const [oldest = ''] = this.#players.keys();
    if (this.#players.size > MOST_BANNED) this.remove(oldest);
  }

  remove(playerId: string): void {
    for (const mark of marksOf(this.#players.get(playerId))) {
      if (this.#marks.get(mark) === playerId) this.#marks.delete(mark);
    }
    this.#players.delete(playerId);
  }

  has(playerId: string): boolean {
    return this.#players.has(playerId);
  }

  bars(newcomer: Omit<Known, 'nickname'>): boolean {
    return marksOf(newcomer).some((mark) => this.#marks.has(mark));
  }

  dump(): BansDump {
    return { players: [...this.#players], marks: [...this.#marks] };
  }

  restore({ players, marks }: BansDump): void {
    for (const [player, known] of players) this.#players.set(player, known ?? undefined);
    for (const [mark, player] of marks) this.#marks.set(mark, player);
  }

  latest(): { id: string; nickname: string }[] {
    const latest = [...this.#players].slice(-LISTED);
    return latest.map(([id, known]) => ({ id, nickname: known?.nickname ?? '' }));
  }
}

/** Names and devices in one list, none of which can be taken for another. */
export const marksOf = (known: Omit<Known, 'nickname'> | undefined): string[] => [
  ...(known?.names ?? []).map((name) => `name:${name}`),
  ...(known?.device === undefined ? [] : [`device:${known.device}`]),
];
