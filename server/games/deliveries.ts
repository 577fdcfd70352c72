import type { Logger } from 'pino';
import { Counter, type Registry as Metrics } from 'prom-client';
import type { Registry } from '../registry.ts';
import { within } from '../within.ts';
import { type Channel, type Delivery, WEB } from './channel.ts';

/** ms a game waits for a channel to take a delivery. */
const DEADLINE = 5000;

export interface DeliveriesSources {
  channels: Registry<Channel>;
  metrics: Metrics;
  log: Logger;
  deadline?: number;
}

/** Hands deliveries to all channels, side by side. No channel of a plugin can hold or stop a game. */
export class Deliveries {
  readonly #channels: Registry<Channel>;
  readonly #failures: Counter<'channel' | 'delivery'>;
  readonly #log: Logger;
  readonly #deadline: number;
  /** Of channels that let a deadline pass: the delivery that is still under way. */
  readonly #overdue = new Map<Channel, Promise<void>>();

  constructor({ channels, metrics, log, deadline = DEADLINE }: DeliveriesSources) {
    this.#channels = channels;
    this.#log = log;
    this.#deadline = deadline;
    this.#failures = new Counter({
      name: 'qrush_channel_failures_total',
      help: 'Deliveries that a channel failed to take, or not in time',
      labelNames: ['channel', 'delivery'],
      registers: [metrics],
    });
  }

  /**
   * Returns once every channel has taken the delivery, has failed, or has had its time; one that is
   * overdue already is not waited for. Rejects only when the core's own channel does.
   * @param first in its place, to channels that get questions before the others
   */
  async deliver(delivery: Delivery, first: Delivery = delivery): Promise<void> {
    await Promise.all(
      this.#channels
        .all()
        .map((channel) =>
          channel.name === WEB
            ? channel.deliver(delivery)
            : this.#hand(channel, channel.reach ? first : delivery),
        ),
    );
  }

  async #hand(channel: Channel, delivery: Delivery): Promise<void> {
    const failed = (error: unknown) => {
      this.#failures.inc({ channel: channel.name, delivery: delivery.type });
      this.#log.error(
        { err: error, channel: channel.name, delivery: delivery.type },
        'a channel failed to deliver; the game continues',
      );
    };
    const taken = (async () => channel.deliver(delivery))();
    if (this.#overdue.has(channel)) {
      taken.catch(failed);
      return;
    }
    await within(this.#deadline, taken).catch((error) => {
      failed(error);
      this.#overdue.set(channel, taken);
      const done = () => {
        if (this.#overdue.get(channel) === taken) this.#overdue.delete(channel);
      };
      taken.then(done, done);
    });
  }
}
