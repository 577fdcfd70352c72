import type { Keep, Part, PartSource, Recorded } from '../../journal/contract.ts';
import type {
  AnswerStore,
  BoardStore,
  GameStore,
  PlayerStore,
  Store,
  TimerStore,
} from '../contract.ts';
import { createMemoryStore, type MemoryStore, type StorePiece } from './memory-store.ts';

// Of each method, whether it changes something.

const GAMES = {
  create: true,
  find: false,
  definition: false,
  state: false,
  commit: true,
  handOver: true,
  fence: false,
  settle: true,
  expire: true,
  list: false,
  running: false,
} as const satisfies Record<keyof GameStore, boolean>;

const PLAYERS = {
  join: true,
  get: false,
  many: false,
  setFace: true,
  choose: true,
  named: false,
  pages: false,
  latest: false,
  remove: true,
  removeAbsent: true,
  connect: true,
  restore: true,
  lose: true,
  disconnect: true,
  giveUp: true,
  through: false,
  connections: false,
  counts: false,
} as const satisfies Record<keyof PlayerStore, boolean>;

const ANSWERS = {
  submit: true,
  get: false,
  history: false,
  given: false,
  pages: false,
} as const satisfies Record<keyof AnswerStore, boolean>;

const BOARD = {
  record: true,
  decide: true,
  top: false,
  standings: false,
  near: false,
  history: false,
  pages: false,
} as const satisfies Record<keyof BoardStore, boolean>;

const TIMERS = {
  set: true,
  cancel: true,
  claim: true,
  done: true,
  next: false,
  watch: false,
} as const satisfies Record<keyof TimerStore, boolean>;

type Kinds = Readonly<Record<string, boolean>>;
type Method = (...args: never[]) => unknown;
type Commands = Record<string, Method>;

/** The memory store, and what changes it. */
interface StorePart extends Part<StorePiece> {
  store: MemoryStore;
  commands: Commands;
}

export const part: PartSource<StorePart, undefined> = {
  module: import.meta.url,
  open(now) {
    const store = createMemoryStore({ now });
    return {
      store,
      commands: {
        ...changing('games', store.games, GAMES),
        ...changing('players', store.players, PLAYERS),
        ...changing('answers', store.answers, ANSWERS),
        ...changing('board', store.board, BOARD),
        ...changing('timers', store.timers, TIMERS),
        'space.set': (name: string, key: string, value: unknown, ttl?: number) =>
          store.space(name).set(key, value, ttl),
        'space.add': (name: string, key: string, value: unknown, ttl?: number) =>
          store.space(name).add(key, value, ttl),
        'space.delete': (name: string, key: string) => store.space(name).delete(key),
        resume: () => store.resume(),
      },
      dump: () => store.dump(),
      restore: (piece) => store.restore(piece),
    };
  },
};

/** A store that outlives its process, see `server/journal`. */
export interface KeptStore {
  store: Store;
  /** See `MemoryStore.resume`. */
  resume(): Promise<unknown>;
}

/** The memory store, every change of which is recorded before its caller is told. */
export function keepStore(keep: Keep): KeptStore {
  const kept = keep('store', part, undefined);
  const { store } = kept.part;
  const commands = kept.commands as Recorded<Record<string, (...args: unknown[]) => unknown>>;
  const { resume = async () => {} } = commands;
  const run = (name: string, ...args: unknown[]) => commands[name]?.(...args) as Promise<never>;
  const timers = recorded('timers', store.timers as TimerStore, TIMERS, commands);
  return {
    resume,
    store: {
      now: store.now,
      games: recorded('games', store.games, GAMES, commands),
      players: recorded('players', store.players, PLAYERS, commands),
      answers: recorded('answers', store.answers, ANSWERS, commands),
      board: recorded('board', store.board, BOARD, commands),
      timers: {
        ...timers,
        // It is asked every second: an idle server writes nothing.
        claim: async (limit, lease) => (store.timers.isDue() ? timers.claim(limit, lease) : []),
      },
      space(name) {
        const { get } = store.space(name);
        return {
          get,
          set: (key, value, ttl) => run('space.set', name, key, value, ttl),
          add: (key, value, ttl) => run('space.add', name, key, value, ttl),
          delete: (key) => run('space.delete', name, key),
        };
      },
      close: store.close,
    },
  };
}

const nameOf = (of: string, method: string): string => `${of}.${method}`;

const namesOf = (kinds: Kinds): string[] => Object.keys(kinds).filter((name) => kinds[name]);

/** The methods that change something, by their names in the journal. */
const changing = (of: string, methods: object, kinds: Kinds): Commands =>
  Object.fromEntries(
    namesOf(kinds).map((name) => [nameOf(of, name), (methods as Commands)[name] as Method]),
  );

/** The same methods; those that change something are commands. */
const recorded = <Methods extends object>(
  of: string,
  methods: Methods,
  kinds: Kinds,
  commands: Readonly<Record<string, unknown>>,
): Methods => ({
  ...methods,
  ...Object.fromEntries(namesOf(kinds).map((name) => [name, commands[nameOf(of, name)]])),
});
