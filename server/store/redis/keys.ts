/**
 * Names of keys. Every key of a game carries the hash tag of its bucket, `{b07}`, so that Redis
 * Cluster keeps them in one slot, together with the timers and the list of games of that bucket:
 * a script that moves a game sets its timer in the same step. PINs are keys of their own, spread
 * over all slots, because a PIN is looked up before the game is known.
 */

/** Hash tags there are: enough to spread over a cluster, few enough to ask all of them at once. */
const BUCKETS = 16;

export interface BucketKeys {
  /** Sorted set: ids of the games, by when they expire. */
  games: string;
  /** Sorted set: names of timers, by when they are due. */
  timers: string;
  /** Hash: who holds a claimed timer. */
  claims: string;
}

export interface GameKeys extends BucketKeys {
  /** Hash: definition, state, controls, and how long the game lives. */
  game: string;
  /** Hash: players by id. */
  players: string;
  /** Set: keys of the nicknames taken. */
  nicknames: string;
  /** Hash: the connection of each player present. */
  connections: string;
  /** Set: players present. */
  present: string;
  /** Set: present players without an answer to the gate's question. */
  waiting: string;
  /** Sorted set: players by points, the sign turned. */
  board: string;
  /** Hash: each player's last result. */
  last: string;
  /** Base of the names of hashes, one a question: answers by player. */
  answers: string;
  /** Base of the names of hashes, one a question: results by player. */
  results: string;
}

/** The keys of a store, all beginning with its prefix. */
export class Keys {
  readonly #prefix: string;
  readonly buckets: readonly BucketKeys[];
  /** The channel that tells when a timer comes first in its bucket. */
  readonly channel: string;

  /** @param prefix letters, digits, `:`, `.`, `_`, `-`; stores of different prefixes share nothing */
  constructor(prefix: string) {
    if (!/^[\w.:-]*$/.test(prefix)) throw new Error(`"${prefix}" can't begin the names of keys`);
    this.#prefix = prefix;
    this.channel = `${prefix}timers`;
    this.buckets = Array.from({ length: BUCKETS }, (_, bucket) => {
      const tag = `${prefix}{b${String(bucket).padStart(2, '0')}}`;
      return { games: `${tag}:games`, timers: `${tag}:timers`, claims: `${tag}:claims` };
    });
  }

  /** The bucket of a game, by its id, and of a timer, by its key: a game's timer is in the game's. */
  bucket(key: string): BucketKeys {
    return this.buckets[hash(key) % BUCKETS] as BucketKeys;
  }

  game(id: string): GameKeys {
    const bucket = this.bucket(id);
    const tag = bucket.games.slice(0, bucket.games.lastIndexOf(':'));
    const key = (part: string) => `${tag}:${part}:${id}`;
    return {
      ...bucket,
      game: key('game'),
      players: key('players'),
      nicknames: key('nicknames'),
      connections: key('connections'),
      present: key('present'),
      waiting: key('waiting'),
      board: key('board'),
      last: key('last'),
      answers: key('answers'),
      results: key('results'),
    };
  }

  pin(pin: string): string {
    return `${this.#prefix}pin:${pin}`;
  }

  /** The key of an entry in a plugin's space. */
  entry(space: string, key: string): string {
    return `${this.#prefix}space:${encodeURIComponent(space)}:${key}`;
  }
}

/** The key of one question's answers or results. */
export const ofQuestion = (base: string, question: number): string => `${base}:${question}`;

/** FNV-1a, 32 bits (Fowler, Noll, Vo): spreads keys evenly, and the same way in every process. */
function hash(text: string): number {
  let hashed = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hashed = Math.imul(hashed ^ text.charCodeAt(index), 0x01000193);
  }
  return hashed >>> 0;
}
