import type { Logger } from 'pino';
import type { Counter } from 'prom-client';
import type { Definition } from './engine/state.ts';
import { QRushError } from './errors.ts';
import type { Player } from './store/contract.ts';

/** Hooks that decide: throwing a QRushError refuses, and nothing has happened then. */
export interface Decisions {
  join: { game: Definition; nickname: string; channel: string };
}

/** Hooks that observe what has happened; an error in one is counted and logged, nothing more. */
export interface Observations {
  'game:created': { game: Definition };
  /** After a crash of a bridge: again. */
  'player:joined': { game: Definition; player: Player };
  /** An answer was stored. On the hot path: be quick. */
  'answer:accepted': { game: Definition; question: number };
  /**
   * A player's connection is gone for good: the player is absent now, or back in the channel's home.
   * Not told of a connection that another took over from. Many go at once: be quick.
   */
  'player:disconnected': { gameId: string; playerId: string; connection: string };
  'player:removed': { game: Definition; player: Player };
  'question:opened': { game: Definition; question: number };
  'question:revealed': { game: Definition; question: number };
  'game:finished': { game: Definition };
  'game:archived': { game: Definition };
}

type Handler<Payload> = (payload: Payload) => void | Promise<void>;

/** What plugins see. */
export interface Hooks {
  decide<Name extends keyof Decisions>(name: Name, handler: Handler<Decisions[Name]>): void;
  observe<Name extends keyof Observations>(name: Name, handler: Handler<Observations[Name]>): void;
}

interface Registered {
  plugin: string;
  // The name in the map decides the payload; `decide` and `observe` are the only ways in.
  handler: Handler<never>;
}

/** Runs hooks in the order of registration, each awaited. */
export class HookRunner {
  readonly #handlers = new Map<string, Registered[]>();
  readonly #log: Logger;
  readonly #failures: Counter;

  constructor(log: Logger, failures: Counter) {
    this.#log = log;
    this.#failures = failures;
  }

  /** The hooks as one plugin sees them: what it registers carries its name. */
  for(plugin: string): Hooks {
    const add = (name: string, handler: Handler<never>) => {
      const list = this.#handlers.get(name) ?? [];
      this.#handlers.set(name, [...list, { plugin, handler }]);
    };
    return { decide: add, observe: add };
  }

  /** @throws the QRushError of the first hook that refuses */
  async decide<Name extends keyof Decisions>(name: Name, payload: Decisions[Name]): Promise<void> {
    await this.#run(name, payload, (error) => error instanceof QRushError);
  }

  async observe<Name extends keyof Observations>(
    name: Name,
    payload: Observations[Name],
  ): Promise<void> {
    await this.#run(name, payload, () => false);
  }

  async #run(name: string, payload: unknown, mayPass: (error: unknown) => boolean): Promise<void> {
    for (const { plugin, handler } of this.#handlers.get(name) ?? []) {
      try {
        // Most return nothing, and then there is nothing to wait for.
        const running = handler(payload as never);
        if (running) await running;
      } catch (error) {
        if (mayPass(error)) throw error;
        this.#failures.inc({ plugin, hook: name });
        this.#log.error({ err: error, plugin, hook: name }, 'a plugin failed in a hook; going on');
      }
    }
  }
}
