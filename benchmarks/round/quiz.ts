/** The quiz of the benchmark, and the events of the peers: as QRush sends them, byte by byte. */

/** Makes the question event 300 bytes long. */
const TEXT = `Which of these four towers was the first to stand more than three hundred metres high? ${'.'.repeat(
  23,
)}`;

const OPTIONS = ['Eiffel Tower', 'Chrysler', 'Empire State', 'Tokyo Tower'];

/** Seconds: nothing is closed by a deadline, for that would measure the deadline. */
const LIMIT = 60;

/** The option that is right. */
export const RIGHT = 1;

export const quizOf = (questions: number) => ({
  title: 'A trivia round',
  questions: Array.from({ length: questions }, () => ({
    type: 'single',
    text: TEXT,
    options: OPTIONS,
    correct: [RIGHT],
    limit: LIMIT,
  })),
});

/** The option that a player chooses. */
export const choiceOf = (player: number): number => player % OPTIONS.length;

export function questionEvent(index: number, total: number) {
  const openedAt = Date.now();
  const closesAt = openedAt + LIMIT * 1000;
  const version = 2 + index * 4;
  return {
    version,
    index,
    total,
    type: 'single',
    text: TEXT,
    options: OPTIONS,
    openedAt,
    closesAt,
  };
}

/** The content of QRush's ack of a join besides the player, in size and shape. */
export const joinedState = (player: number, nickname: string, players: number, total: number) => ({
  token: 'x'.repeat(60),
  state: {
    version: 1,
    pin: '123456',
    title: 'A trivia round',
    phase: 'lobby',
    locked: false,
    now: Date.now(),
    players,
    total,
    you: { id: String(player).padStart(5, '0'), nickname, total: 0, rank: 1, streak: 0 },
  },
});

/**
 * The least a peer needs to answer, score and rank: totals by player, no validation, nothing that
 * would survive anything. Counts answers; `closed` is called with the last one.
 */
export class Scoreboard {
  readonly #players: string[] = [];
  readonly #totals: number[] = [];
  readonly #points: number[] = [];
  readonly #counts = OPTIONS.map(() => 0);
  #answers = 0;
  #openedAt = 0;
  #index = -1;
  readonly #total: number;
  readonly #expected: number;
  readonly #closed: () => void;

  constructor(given: { players: number; questions: number }, closed: () => void) {
    this.#expected = given.players;
    this.#total = given.questions;
    this.#closed = closed;
  }

  /** @returns the player's number */
  join(nickname: string): number {
    this.#totals.push(0);
    this.#points.push(0);
    return this.#players.push(nickname) - 1;
  }

  open() {
    this.#index += 1;
    this.#answers = 0;
    this.#points.fill(0);
    this.#counts.fill(0);
    const event = questionEvent(this.#index, this.#total);
    this.#openedAt = event.openedAt;
    return event;
  }

  answer(player: number, value: number) {
    const receivedAt = Date.now();
    this.#counts[value] = (this.#counts[value] ?? 0) + 1;
    if (value === RIGHT) {
      const elapsed = receivedAt - this.#openedAt;
      const points = Math.round((1 - elapsed / (LIMIT * 1000) / 2) * 1000);
      this.#points[player] = points;
      this.#totals[player] = (this.#totals[player] ?? 0) + points;
    }
    this.#answers += 1;
    if (this.#answers === this.#expected) setImmediate(this.#closed);
    return { ok: true, receivedAt };
  }

  /** How many have answered. */
  count() {
    return { version: 3 + this.#index * 4, index: this.#index, count: this.#answers };
  }

  /** The results: what is the same for all, and what each player gets. */
  results() {
    const ranking = this.#totals
      .map((total, player) => ({ total, player }))
      .sort((a, b) => b.total - a.total);
    const ranks: number[] = [];
    for (const [at, { player, total }] of ranking.entries()) {
      const before = ranking[at - 1];
      ranks[player] = before?.total === total ? (ranks[before.player] ?? 1) : at + 1;
    }
    const version = 4 + this.#index * 4;
    const reveal = {
      version,
      index: this.#index,
      correct: [RIGHT],
      distribution: OPTIONS.map((label, option) => ({ label, count: this.#counts[option] })),
    };
    const top = ranking.slice(0, 10).map(({ player, total }) => ({
      rank: ranks[player],
      nickname: this.#players[player],
      total,
    }));
    const own = (player: number) => {
      const points = this.#points[player] ?? 0;
      const correct = points > 0;
      return {
        correct,
        points,
        total: this.#totals[player],
        rank: ranks[player],
        streak: correct ? 1 : 0,
      };
    };
    return { reveal, leaderboard: { version, index: this.#index, top }, own };
  }
}
