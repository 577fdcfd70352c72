import type { Schedule } from '../schedule.ts';
import type { Update } from '../webhook-payloads.ts';
import type { FaultPlan } from './fault-plan.ts';

export interface DisorderSources {
  faults: FaultPlan;
  schedule: Schedule;
  /** Sends an update after those before it of the same user. @returns whether it was taken */
  send(update: Update): Promise<boolean>;
  /** Sends it without waiting for them. */
  sendApart(update: Update): Promise<boolean>;
}

/** Doubles updates, delays them, and lets them overtake each other, as the faults want it. */
export class Disorder {
  readonly #sources: DisorderSources;
  /** Updates held back until the user's next one has gone. */
  readonly #held = new Map<string, () => void>();

  constructor(sources: DisorderSources) {
    this.#sources = sources;
  }

  /** Sends an update, as it may be. @returns whether it was taken */
  send(update: Update): Promise<boolean> {
    const { faults, schedule, send, sendApart } = this.#sources;
    const occasion = { user: update.user, of: update.part };
    const duplicate = faults.take(['duplicate'], occasion);
    if (duplicate) schedule.after(faults.draw(duplicate.ms), () => void sendApart(update));

    const delay = faults.take(['delay'], occasion);
    if (delay) return this.#later(faults.draw(delay.ms), update);

    const release = this.#held.get(update.user);
    if (release) {
      this.#held.delete(update.user);
      return send(update).finally(release);
    }
    const reorder = faults.take(['reorder'], occasion);
    return reorder ? this.#hold(faults.draw(reorder.ms), update) : send(update);
  }

  async #later(ms: number, update: Update): Promise<boolean> {
    const { schedule, sendApart } = this.#sources;
    return (await schedule.sleep(ms)) && sendApart(update);
  }

  #hold(ms: number, update: Update): Promise<boolean> {
    const { schedule, sendApart } = this.#sources;
    const released = new Promise<void>((release) => {
      this.#held.set(update.user, release);
      schedule.after(ms, () => {
        if (this.#held.get(update.user) === release) this.#held.delete(update.user);
        release();
      });
    });
    return released.then(() => sendApart(update));
  }
}
