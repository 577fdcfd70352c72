import type { Definition, State } from '../engine/state.ts';
import type { ChannelPlan, ChannelReport } from '../protocol/channels.ts';
import type {
  AnswersEvent,
  FinishedEvent,
  LeaderboardEvent,
  QuestionEvent,
  RevealEvent,
} from '../protocol/events.ts';
import type { Form, FormValue } from '../protocol/form.ts';
import type { ChatPreview } from '../protocol/question-types.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import type { Player } from '../store/contract.ts';
import type { BadgeRule } from './badges.ts';

/** The core's own channel: browsers and apps. */
export const WEB = 'web';

/** The game a delivery is about, as of that moment. */
export interface DeliveredGame {
  /** The part of the game that never changes. */
  definition: Definition;
  /** The part that moves, as of the delivery. */
  state: State;
}

/** An event that a channel brings to its players. */
export type Delivery =
  | { type: 'state'; game: DeliveredGame; snapshot: Snapshot }
  | { type: 'question'; game: DeliveredGame; event: QuestionEvent }
  /** The question has closed; `event` carries the final count. */
  | { type: 'closed'; game: DeliveredGame; event: AnswersEvent }
  /** Ask the service `leaderboard` for a player's own results. */
  | {
      type: 'reveal';
      game: DeliveredGame;
      event: RevealEvent;
      leaderboard: LeaderboardEvent;
      /** Badges that players get besides. */
      badges?: BadgeRule[];
    }
  | { type: 'finished'; game: DeliveredGame; event: FinishedEvent }
  /** The host has answered a `join` of this channel that was refused with `WAITING_FOR_HOST`. */
  | {
      type: 'admission';
      gameId: string;
      nickname: string;
      channel: string;
      address: string;
      admitted: boolean;
    }
  | { type: 'removed'; gameId: string; player: Player; reason: 'kicked' }
  /** The host has given a player, by their id, extra time, or taken it away. */
  | { type: 'time'; gameId: string; player: string };

/** How far a question is on its way. */
export interface Reach {
  /** Players that it is brought to; of many, some. */
  players: number;
  /** Those of them who have it. */
  reached: number;
}

/**
 * A way to reach players. Each delivery is handed to every channel once (after a crash: again, so a
 * channel must not mind doing it twice), and each channel brings it to its own players. A delivery that
 * fails is counted and logged; one that is not taken within 5 s is not waited for any longer.
 */
export interface Channel {
  /** Players of this channel carry it in `player.channel`. */
  name: string;
  /** The title for people; the name when left out. */
  title?: string;
  /**
   * ms after a deadline in which answers by this channel may still arrive. A game waits that long
   * as soon as somebody plays by it, and not before; that of the server when left out.
   */
  grace?: number;
  /**
   * The connection through which its players are present wherever they are, for example in a chat:
   * who goes into a browser and closes it is back there, without having been absent.
   */
  home?: string;
  /**
   * Brings a delivery to the channel's own players, or takes it to be brought. In the order in which
   * things happen in a game; after a crash again.
   */
  deliver(delivery: Delivery): Promise<void>;
  /** A link that starts joining through this channel; REST shows it among `channels`, and as `<name>Url`. */
  joinUrl?(pin: string): string | undefined;
  /** Whether players can be reached by it right now; it is taken to be so when left out. */
  connected?(): boolean;
  /** The cost of a game on this channel, for the host to see before the start. */
  plan?(gameId: string): Promise<ChannelPlan>;
  /** ms until what waits for the players of a game has left: the first question waits for that. */
  backlog?(gameId: string): Promise<number>;
  /**
   * How far the open question is. A channel that tells is one that takes its time: in games with the option
   * `hold` it gets questions first, and the others when half of its players have theirs.
   */
  reach?(gameId: string, question: number): Promise<Reach>;
  /** How a game goes, or went, on this channel. */
  report?(gameId: string): Promise<ChannelReport>;
  /** How questions look, and answers are read, in this chat: for whoever writes a question. */
  chat?: ChatWords;
}

/** A question for a chat, before it is part of any game. */
export interface ShownQuestion {
  text: string;
  form: Form;
  /** The content of its picture, in words. */
  alt?: string;
}

/** Forms as text. Pure; `language` is a BCP 47 tag. */
export interface ChatWords {
  /** The question as it is written to players. */
  show(question: ShownQuestion, language: string): ChatPreview;
  /** Reads a typed text by the form, where its type does not; undefined when it is no answer. */
  read(form: Form, text: string, language: string): FormValue | undefined;
}
