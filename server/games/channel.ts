import type { Definition, State } from '../engine/state.ts';
import type {
  AnswersEvent,
  FinishedEvent,
  LeaderboardEvent,
  OwnPlace,
  OwnResult,
  QuestionEvent,
  RevealEvent,
  Snapshot,
} from '../realtime/events.ts';
import type { Player } from '../store/contract.ts';

/** The game a delivery is about, as of that moment. */
export interface DeliveredGame {
  definition: Definition;
  state: State;
}

/** What a channel is asked to bring to its players. */
export type Delivery =
  | { type: 'state'; game: DeliveredGame; snapshot: Snapshot }
  | { type: 'question'; game: DeliveredGame; event: QuestionEvent }
  /** The question has closed; `event` carries the final count. */
  | { type: 'closed'; game: DeliveredGame; event: AnswersEvent }
  | {
      type: 'reveal';
      game: DeliveredGame;
      event: RevealEvent;
      leaderboard: LeaderboardEvent;
      /** Results of these players; a player without an answer has one too. */
      own(playerIds: string[]): Promise<Map<string, OwnResult>>;
    }
  | {
      type: 'finished';
      game: DeliveredGame;
      event: FinishedEvent;
      own(playerIds: string[]): Promise<Map<string, OwnPlace>>;
    }
  | { type: 'removed'; gameId: string; player: Player; reason: 'kicked' };

/**
 * A way to reach players. Each delivery is handed to every channel once (after a crash: again, so a
 * channel must not mind doing it twice), and each channel brings it to its own players.
 */
export interface Channel {
  /** Players of this channel carry it in `player.channel`. */
  name: string;
  /**
   * ms after a deadline in which answers by this channel may still arrive. A game waits that long
   * as soon as somebody plays by it, and not before; that of the server when left out.
   */
  grace?: number;
  deliver(delivery: Delivery): Promise<void>;
  /** A link that starts joining through this channel; REST shows it as `<name>Url`. */
  joinUrl?(pin: string): string | undefined;
}
