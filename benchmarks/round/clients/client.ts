/** One simulated player: the least that speaks a peer's protocol, so that the load costs little. */
export interface Client {
  answer(question: number, value: number): void;
  close(): void;
}

/** A player's news. */
export interface Inbox {
  /** The answer was acked, or refused. */
  ack(granted: boolean): void;
  /** An event came. @param size characters or bytes; `own`: it carries the player's own result */
  event(name: string, size: number, own: boolean): void;
  /** The connection has gone. */
  gone?(): void;
}

export interface Seat {
  url: string;
  pin: string;
  nickname: string;
}

/** Connects and joins. Resolves when the server has let the player in. */
export type Connect = (seat: Seat, inbox: Inbox) => Promise<Client>;

/** Masking is for browsers behind proxies: a key of zeroes is as good, and costs the load nothing. */
export const SOCKET_OPTIONS = {
  perMessageDeflate: false,
  skipUTF8Validation: true,
  generateMask: (mask: Buffer) => void mask.fill(0),
};
