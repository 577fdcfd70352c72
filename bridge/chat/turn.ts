import type { Sent } from './answering.ts';
import type { Command } from './commands.ts';
import type { Person } from './players.ts';
import type { Seat } from './seats.ts';

/** One message, and whom it is from. */
export interface Turn extends Person {
  /** Names the message, and so what is replied to it. Tells nothing about the sender. */
  id: string;
  sent: Sent;
  seat: Seat | undefined;
  /** The kind of command in the message. */
  kind: Command['type'];
  /** They were left alone, and are back with this message. */
  back: boolean;
}

/** Whom something is about, in which game. */
export interface About {
  gameId: string;
  playerId: string;
}
