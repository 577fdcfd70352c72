/** How long the SDK waits for what, in ms. Tests hand in shorter ones. */
export interface Times {
  /** Until an answer on its way counts as slow. */
  slow: number;
  /** Without an ack, until another connection is opened beside. */
  ack: number;
  /** Up to so much is added to `ack`, so that those who wait for a slow server do not all move at once. */
  jitter: number;
  /** In place of `ack`, for a look at the connection that something of this device called for. */
  look: number;
  /** In doubt about the connection, until the app says that it is gone. */
  doubt: number;
  /** Until an attempt to connect is given up. */
  open: number;
  /** Until another attempt is begun beside one that hangs. */
  beside: number;
  /** From one failed attempt to the next, at least. */
  retry: number;
  /** Up to so much is added to `retry`. */
  spread: number;
  /** As `retry` and `spread` together, once the server has been out of reach for `patience`. */
  calm: number;
  patience: number;
}

export const TIMES: Times = {
  slow: 2000,
  ack: 4000,
  jitter: 1000,
  look: 1000,
  doubt: 1000,
  open: 6000,
  beside: 1500,
  retry: 200,
  spread: 600,
  calm: 4000,
  patience: 60_000,
};
