/**
 * The server's clock, as well as this device can know it. Deadlines are in server time; a phone
 * whose own clock is minutes off still shows the same seconds as the big screen.
 */
export class ServerClock {
  readonly #local: () => number;
  /** ms to add to the local time. */
  #offset = 0;

  constructor(local: () => number = Date.now) {
    this.#local = local;
  }

  /**
   * Learns from a server time (ms since the epoch) in an answer to what was sent at the local time
   * `sentAt`: the server read its clock half a round trip ago, give or take that half.
   */
  learn(serverTime: number, sentAt: number): void {
    const received = this.#local();
    this.#offset = serverTime + (received - sentAt) / 2 - received;
  }

  /** Server time, ms since the epoch. */
  now(): number {
    return this.#local() + this.#offset;
  }
}

/**
 * Whole seconds until `deadline`, as a countdown shows them: 20 for a full 20 s, 1 until the very end.
 * @param pausedAt server time at which the game was paused: time stands still since then
 */
export function secondsLeft(deadline: number, now: number, pausedAt?: number): number {
  return Math.max(0, Math.ceil((deadline - (pausedAt ?? now)) / 1000));
}
