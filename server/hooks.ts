import type { Logger } from 'pino';
import type { Counter } from 'prom-client';
import type { Definition } from './engine/state.ts';
import { fold, QRushError } from './protocol/errors.ts';
import type { Player } from './store/contract.ts';
import { within } from './within.ts';

/**
 * Hooks that decide: throwing a QRushError refuses, and nothing has happened then. A handler that
 * fails otherwise, or is not done within 1 s, does not refuse, unless it was registered with
 * `onTimeout: 'refuse'`; that is counted and logged.
 */
export interface Decisions {
  /** `WAITING_FOR_HOST`, thrown, neither refuses nor lets in: the host is asked. */
  join: { game: Definition; nickname: string; channel: string };
  /** May a typed answer that is not right be shown to everybody? Refused, it is left out. */
  label: { game: Definition; question: number; label: string };
  /**
   * May this answer be stored? Asked before the store decides, which still may refuse it: the question
   * may not be open. Not asked for a question that the player has answered: the same value again is
   * acked as before, and another one is `ALREADY_ANSWERED`, whatever plugins say. The time that
   * handlers take does not count as the player's, but the question closes meanwhile as it would.
   */
  answer: {
    game: Definition;
    /** The player's id. */
    player: string;
    question: number;
    /** As the question's type has read it. */
    value: unknown;
  };
}

/** How a handler that decides is taken. */
export interface DecideOptions {
  /**
   * The decision when the handler fails or misses its deadline: `allow` (the default) does without
   * it, `refuse` answers `UNAVAILABLE`.
   */
  onTimeout?: 'allow' | 'refuse';
}

/**
 * Hooks that observe what has happened. Nothing waits for a handler: an error, and one that is not
 * done within 5 s, is counted and logged, nothing more. After a crash some are told again, so a
 * handler must not mind that.
 */
export interface Observations {
  /** A game was created; its PIN is known to nobody yet. Once. */
  'game:created': { game: Definition };
  /** After a crash of a bridge: again. */
  'player:joined': { game: Definition; player: Player };
  /** An answer was stored, for the first time. On the hot path: be quick. */
  'answer:accepted': {
    game: Definition;
    /** The player's id. */
    player: string;
    question: number;
    /** As the question's type has read it. */
    value: unknown;
    /**
     * How right it is, from 0 to 1, graded when asked. Undefined for a type that is not QRush's own:
     * its `grade` may hang, and this is the thread that serves everybody. Keep it from players until
     * the reveal.
     */
    correctness(): number | undefined;
  };
  /** Somebody has answered what the mode asks before a question. */
  'asked:answered': { game: Definition; player: string; question: number };
  /**
   * A player's connection is gone for good: the player is absent now, or back in the channel's home.
   * Not told of a connection that another took over from. Many go at once: be quick.
   */
  'player:disconnected': { gameId: string; playerId: string; connection: string };
  /** Somebody waits for the host, or no longer does. */
  'waiting:changed': { gameId: string };
  /** A player is out of the game: kicked, gone of their own will, or cleared from the lobby. Once. */
  'player:removed': { game: Definition; player: Player };
  /** The question has been handed to all channels. After a crash: again, as with the next three. */
  'question:opened': { game: Definition; question: number };
  /** Scored, and the results have been handed to all channels. */
  'question:revealed': { game: Definition; question: number };
  /** The podium has been handed to all channels. */
  'game:finished': { game: Definition };
  /** The game is in the records, and its report can be read. */
  'game:archived': { game: Definition };
}

/** The names, to tell a misspelt one. */
const DECIDED: Record<keyof Decisions, true> = {
  join: true,
  answer: true,
  label: true,
};
const OBSERVED: Record<keyof Observations, true> = {
  'game:created': true,
  'player:joined': true,
  'answer:accepted': true,
  'asked:answered': true,
  'player:disconnected': true,
  'waiting:changed': true,
  'player:removed': true,
  'question:opened': true,
  'question:revealed': true,
  'game:finished': true,
  'game:archived': true,
};

type Handler<Payload> = (payload: Payload) => void | Promise<void>;

/** The hooks as plugins see them. */
export interface Hooks {
  /**
   * Registers a handler that may refuse: by throwing a QRushError. Handlers are asked in the order of
   * registration, each within 1 s.
   */
  decide<Name extends keyof Decisions>(
    name: Name,
    handler: Handler<Decisions[Name]>,
    options?: DecideOptions,
  ): void;
  /** Registers a handler that is told what has happened. Nothing waits for it; after a crash it may be told again. */
  observe<Name extends keyof Observations>(name: Name, handler: Handler<Observations[Name]>): void;
}

interface Registered extends DecideOptions {
  plugin: string;
  // The name in the map decides the payload; `decide` and `observe` are the only ways in.
  handler: Handler<never>;
}

/** ms that a handler has. */
export interface HookDeadlines {
  decide: number;
  observe: number;
}

const DEADLINES: HookDeadlines = { decide: 1000, observe: 5000 };

/** Runs hooks in the order of registration. No handler can hold up a game for longer than its deadline. */
export class HookRunner {
  readonly #handlers = new Map<string, Registered[]>();
  readonly #log: Logger;
  readonly #failures: Counter;
  readonly #deadlines: HookDeadlines;

  constructor(log: Logger, failures: Counter, deadlines = DEADLINES) {
    this.#log = log;
    this.#failures = failures;
    this.#deadlines = deadlines;
  }

  /**
   * The hooks as one plugin sees them: what it registers carries its name. A name that there is not
   * is an Error.
   */
  for(plugin: string): Hooks {
    const add =
      (known: object) =>
      (name: string, handler: Handler<never>, options: DecideOptions = {}) => {
        if (!Object.hasOwn(known, name)) {
          const names = Object.keys(known).join(', ');
          throw new Error(`there is no hook "${name}" here; there are: ${names}`);
        }
        const list = this.#handlers.get(name) ?? [];
        this.#handlers.set(name, [...list, { plugin, handler, ...options }]);
      };
    return { decide: add(DECIDED), observe: add(OBSERVED) };
  }

  /** From now on no handler of this plugin is called. */
  withdraw(plugin: string): void {
    for (const [name, list] of this.#handlers) {
      this.#handlers.set(
        name,
        list.filter((registered) => registered.plugin !== plugin),
      );
    }
  }

  /**
   * Whether anybody decides about this. If not, there is no need to find out things that only they
   * need.
   */
  decides(name: keyof Decisions): boolean {
    return (this.#handlers.get(name) ?? []).length > 0;
  }

  /**
   * Asks one handler after the other.
   * @throws the QRushError of the first that refuses; if none does, that of the first that leaves it
   *   to the host (`WAITING_FOR_HOST`)
   */
  async decide<Name extends keyof Decisions>(name: Name, payload: Decisions[Name]): Promise<void> {
    let undecided: QRushError | undefined;
    for (const { plugin, handler, onTimeout } of this.#handlers.get(name) ?? []) {
      try {
        const running = handler(payload as never);
        if (running) await within(this.#deadlines.decide, Promise.resolve(running));
      } catch (error) {
        if (!(error instanceof QRushError)) {
          this.#failed(plugin, name, error);
          if (onTimeout === 'refuse')
            throw new QRushError('UNAVAILABLE', undefined, { cause: error });
        } else if (error.code === 'WAITING_FOR_HOST') undecided ??= fold(error);
        else throw fold(error);
      }
    }
    if (undecided) throw undecided;
  }

  /** Starts all handlers, and waits for none. */
  observe<Name extends keyof Observations>(name: Name, payload: Observations[Name]): void {
    for (const { plugin, handler } of this.#handlers.get(name) ?? []) {
      try {
        const running = handler(payload as never);
        // Most return nothing, and then there is nothing to watch.
        if (running) {
          within(this.#deadlines.observe, Promise.resolve(running)).catch((error: unknown) =>
            this.#failed(plugin, name, error),
          );
        }
      } catch (error) {
        this.#failed(plugin, name, error);
      }
    }
  }

  #failed(plugin: string, hook: string, error: unknown): void {
    this.#failures.inc({ plugin, hook });
    this.#log.error({ err: error, plugin, hook }, 'a plugin failed in a hook; carrying on');
  }
}
