import type { ReadonlySignal } from '@preact/signals-core';
import { Player, type PlayerOptions, type Times } from '../../client/index.ts';
import type { Report } from '../../server/protocol/report.ts';
import type { Host } from './clients.ts';

/** Short times, for tests in which nothing waits for long. */
export const QUICK: Times = {
  slow: 100,
  ack: 250,
  jitter: 50,
  look: 100,
  doubt: 50,
  open: 3000,
  beside: 300,
  retry: 10,
  spread: 30,
  calm: 200,
  patience: 60_000,
};

/** A player over the SDK, with short times; leaves when disposed. */
export class TestPlayer extends Player implements Disposable {
  constructor(url: string, options: PlayerOptions = {}) {
    const device = crypto.randomUUID();
    super({
      ...{ url, transports: ['websocket'] as const, times: QUICK, device: () => device },
      ...options,
    });
  }

  [Symbol.dispose](): void {
    this.leave();
  }
}

/** A player who is in the game. */
export async function joinBySdk(
  url: string,
  pin: string,
  nickname: string,
  options: PlayerOptions = {},
): Promise<TestPlayer> {
  const player = new TestPlayer(url, options);
  await player.join(pin, nickname);
  return player;
}

/** Waits until a signal has a value that fits. @returns it */
export function until<Value>(
  signal: ReadonlySignal<Value>,
  fits: (value: Value) => unknown,
): Promise<Value> {
  return new Promise((resolve) => {
    let done = false;
    let end = () => {};
    end = signal.subscribe((value) => {
      if (done || !fits(value)) return;
      done = true;
      resolve(value);
      // At the first call there is nothing to end yet.
      setImmediate(() => end());
    });
  });
}

/** Waits until the player sees this question open. */
export const sees = (player: Player, question: number) =>
  until(
    player.game.state,
    (state) => state?.phase === 'question' && state.question?.index === question,
  );

/** Waits until something is known of the player's answer: received, late or refused. */
export const settled = (player: Player) =>
  until(player.answering.sent, (sent) =>
    ['received', 'late', 'refused'].includes(sent?.status ?? ''),
  );

/** The report of a game that is over, as soon as it is written. */
export async function reportOf(url: string, { id }: Pick<Host, 'id'>): Promise<Report> {
  for (;;) {
    const answer = await fetch(`${url}/api/games/${id}/report?format=json`);
    if (answer.status === 200) return (await answer.json()) as Report;
  }
}
