/**
 * Games are spread over this many hash tags. A game's keys and the timers of its tag are in one
 * slot, so that one script can move a game and its timer; and a cluster shares the tags out.
 */
export const TAGS = 16;

/** The names of all keys, under one prefix. */
export class Keys {
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** The keys of a game. Keys per question are made in scripts: `<answers>:<question>`. */
  game(gameId: string) {
    const tag = tagOf(gameId);
    const base = `${this.#prefix}{${tag}}:game:${gameId}`;
    return {
      definition: `${base}:definition`,
      /** version, state, pending effects, controls, counters */
      state: `${base}:state`,
      /** id -> JSON */
      players: `${base}:players`,
      /** nickname key -> id, and id -> its nickname keys, one a line */
      names: `${base}:names`,
      /** channel and id, in this order: the players of each channel */
      channels: `${base}:channels`,
      /** id -> the connection through which a player is present */
      present: `${base}:present`,
      /** players who are out */
      out: `${base}:out`,
      /** id -> the connection of a player who is out: nobody waits for them */
      aside: `${base}:aside`,
      /** absent players who are waited for, by when they are given up */
      awaited: `${base}:awaited`,
      /** players whose connection was lost, by when */
      lost: `${base}:lost`,
      /** id by points, negated: ties are in the order of joining then */
      board: `${base}:board`,
      /** id -> the last result */
      last: `${base}:last`,
      /** question, or question:revision -> what its round has come to */
      decisions: `${base}:decisions`,
      answers: `${base}:answers`,
      results: `${base}:results`,
      /** the games of this tag, by the time at which they are deleted */
      index: `${this.#prefix}{${tag}}:games`,
      /** those of them that are not finished, by the time of their creation */
      running: this.running(tag),
      timers: this.timers(tag),
      claims: this.claims(tag),
    };
  }

  pin(pin: string): string {
    return `${this.#prefix}pin:${pin}`;
  }

  index(tag: string): string {
    return `${this.#prefix}{${tag}}:games`;
  }

  running(tag: string): string {
    return `${this.#prefix}{${tag}}:running`;
  }

  /** Members by the time they are due at. */
  timers(tag: string): string {
    return `${this.#prefix}{${tag}}:timers`;
  }

  /** The claims of timers. */
  claims(tag: string): string {
    return `${this.#prefix}{${tag}}:claims`;
  }

  /** Facts that make tokens of a game void. */
  session(gameId: string): string {
    return `${this.#prefix}session:${gameId}`;
  }

  /** People who wait for a game's host, and the host's answers. */
  waiting(gameId: string) {
    const base = `${this.#prefix}waiting:{${gameId}}`;
    return { waiting: base, answers: `${base}:answers` };
  }

  space(name: string, key: string): string {
    return `${this.#prefix}space:${name}:${key}`;
  }

  /** Where it is told that a timer was set. */
  channel(): string {
    return `${this.#prefix}timers`;
  }
}

export type GameKeys = ReturnType<Keys['game']>;

export const allTags: string[] = Array.from({ length: TAGS }, (_, tag) => `t${tag}`);

/** FNV-1a: spreads ids evenly, and is the same in every process. */
export function tagOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return `t${(hash >>> 0) % TAGS}`;
}
