import type { Snapshot } from '../protocol/snapshot.ts';
import type { PlayLine } from './line.ts';
import type { Pulsed, QuickPulse } from './quick-pulse.ts';
import type { RelayedMessage } from './relay.ts';
import type { Seats } from './seats.ts';

/** A version's facts about the connections of a game's players and hosts. */
interface Moment {
  version: number;
  /** A question is open, and its time runs: a client that is gone should be missed soon. */
  hurried: boolean;
  /** A question is about to open, open, or about to be revealed: a break would do harm. */
  precious: boolean;
}

export interface AttentionSources {
  pulse: QuickPulse;
  seats: Pick<Seats, 'lines'>;
  /** The hosts of a game in this process. */
  hosts(gameId: string): Iterable<Pulsed>;
}

/** How much the connections of this process matter just now, by the games that they are in. */
export class Attention {
  readonly #sources: AttentionSources;
  readonly #moments = new WeakMap<Pulsed, Moment>();

  constructor(sources: AttentionSources) {
    this.#sources = sources;
  }

  /** All that are in the game here get a message. */
  follow(message: RelayedMessage): void {
    const moment = momentOf(message);
    if (moment) this.#all(message.gameId, moment);
  }

  /** All that are in the game here get this snapshot. */
  caughtUp(gameId: string, snapshot: Snapshot): void {
    this.#all(gameId, momentIn(snapshot));
  }

  /** A player has taken a seat, or a host has attached, and finds the game like this. */
  entered(one: Pulsed, snapshot: Snapshot): void {
    this.#set(one, momentIn(snapshot));
  }

  /** It is no longer in the game. */
  left(one: Pulsed): void {
    this.#moments.delete(one);
    this.#sources.pulse.relax(one);
  }

  /** Whether the player would hardly miss anything if the connection broke now. */
  spares(line: PlayLine): boolean {
    return this.#moments.get(line)?.precious === false;
  }

  #all(gameId: string, moment: Moment): void {
    const { seats, hosts } = this.#sources;
    for (const line of seats.lines(gameId)) this.#set(line, moment);
    for (const host of hosts(gameId)) this.#set(host, moment);
  }

  #set(one: Pulsed, moment: Moment): void {
    const known = this.#moments.get(one);
    // A snapshot may be older than the message that came while it was made.
    if (known && known.version > moment.version) return;
    this.#moments.set(one, moment);
    if (moment.hurried) this.#sources.pulse.hasten(one);
    else this.#sources.pulse.relax(one);
  }
}

function momentIn({ version, phase, pausedAt }: Snapshot): Moment {
  return {
    version,
    hurried: phase === 'question' && pausedAt === undefined,
    precious: phase === 'countdown' || phase === 'question' || phase === 'closed',
  };
}

/** @returns nothing when the message leaves it as it was */
function momentOf(message: RelayedMessage): Moment | undefined {
  switch (message.type) {
    case 'shared': {
      const { name, payload } = message;
      const { version } = payload;
      if (name === 'state') return momentIn(payload as Snapshot);
      // Else it is the last count of the question: it has closed.
      return { version, hurried: name === 'question', precious: true };
    }
    case 'reveal':
    case 'finished':
      return { version: message.event.version, hurried: false, precious: false };
    case 'count':
    case 'removed':
    case 'time':
    case 'waves':
    case 'waiting':
    case 'sound':
    case 'plugin':
      return undefined;
  }
}
