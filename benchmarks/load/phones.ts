/** Some of the players of a game are on WhatsApp, on simulated phones. */
import type { Phone } from '../../bridge/whatsapp/simulator/phone.ts';
import type { Simulator } from '../../bridge/whatsapp/simulator/simulator.ts';
import { questionText } from './quiz.ts';

export class PhonePlayers {
  /** ms from a host's command to each phone that has the question. */
  readonly handovers: number[] = [];
  readonly #simulator: Simulator;
  readonly #count: number;
  #phones: Phone[] = [];
  #numbers = 0;

  constructor(simulator: Simulator, count: number) {
    this.#simulator = simulator;
    this.#count = count;
  }

  /** Lets phones that were in no game join this one. @returns how many */
  async join(pin: string): Promise<number> {
    this.#phones = Array.from({ length: this.#count }, () => {
      this.#numbers += 1;
      return this.#simulator.phone(
        `1555${String(this.#numbers).padStart(7, '0')}`,
        `Phone ${this.#numbers}`,
      );
    });
    await Promise.all(
      this.#phones.map((phone) => {
        phone.send(`JOIN ${pin}`);
        return phone.next(({ from, text }) => from === 'business' && text.includes('You are in'));
      }),
    );
    return this.#phones.length;
  }

  /**
   * A question has been asked: each phone answers when it has come there.
   * @param commanded when the host asked for it, by `performance.now()`
   */
  asked(index: number, commanded: number): void {
    for (const phone of this.#phones) {
      void phone
        .next(({ from, text }) => from === 'business' && text.includes(questionText(index)))
        .then(() => {
          this.handovers.push(performance.now() - commanded);
          phone.send('A');
        });
    }
  }
}
