import type { ChatMessage } from './phone-api.ts';

/** Entries that are kept; at most twice as many. A game of 2,000 players has 130,000. */
const KEPT = 200_000;

/** Something that happened, at this time (ms since the epoch). */
export type LogEntry = { at: number } & (
  | {
      /** The user of the phone sent it. */
      type: 'sent';
      phone: string;
      message: ChatMessage;
    }
  | {
      /** The phone showed it for the first time. */
      type: 'saw';
      phone: string;
      message: ChatMessage;
    }
  /** The Cloud API took a message for the phone. */
  | { type: 'accepted'; phone: string; id: string; reference?: string }
  /** The Cloud API refused one, with this code. */
  | { type: 'refused'; phone: string; code: number }
);

/** An event that is counted and told, but not kept. */
export type Passing = { at: number } & (
  | { type: 'status'; phone: string; id: string; status: string; code?: number }
  | { type: 'ticked'; phone: string; id: string; status: string }
  /** A POST of so many updates; 0 stands for no answer. */
  | { type: 'webhook'; status: number; updates: number; attempt: number }
  | { type: 'fault'; kind: string }
);

type Listener = (entry: LogEntry | Passing) => void;

/** The events between phones and business. */
export class Log {
  #entries: LogEntry[] = [];
  #forgotten = 0;
  readonly #counts = new Map<string, number>();
  readonly #listeners = new Set<Listener>();

  keep(entry: LogEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length >= 2 * KEPT) {
      this.#forgotten += this.#entries.length - KEPT;
      this.#entries = this.#entries.slice(-KEPT);
    }
    this.pass(entry);
  }

  pass(entry: LogEntry | Passing): void {
    const kind = kindOf(entry);
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    for (const listener of this.#listeners) listener(entry);
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The entries that are kept, in order. */
  entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** How many there are no longer. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** How often each kind of thing happened: `accepted`, `refused 131056`, `status read` ... */
  counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  clear(): void {
    this.#entries = [];
    this.#forgotten = 0;
    this.#counts.clear();
  }
}

function kindOf(entry: LogEntry | Passing): string {
  switch (entry.type) {
    case 'refused':
      return `refused ${entry.code}`;
    case 'status':
    case 'ticked':
    case 'webhook':
      return `${entry.type} ${entry.status}`;
    case 'fault':
      return `fault ${entry.kind}`;
    default:
      return entry.type;
  }
}
