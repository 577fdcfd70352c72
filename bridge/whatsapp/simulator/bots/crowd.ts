import { seeded } from '../random.ts';
import type { Simulator } from '../simulator.ts';
import { type CrowdInput, type CrowdOptions, crowdOptions } from './crowd-options.ts';
import { PlayerBot } from './player-bot.ts';

/** Many players of one game. */
export class Crowd {
  readonly #bots: PlayerBot[];

  /** @throws ZodError when the options are none */
  constructor(simulator: Simulator, given: CrowdInput) {
    const options = crowdOptions.parse(given);
    const chance = seeded(simulator.seed);
    this.#bots = Array.from({ length: options.count }, (_, index) => {
      const phone = simulator.phone(String(options.firstNumber + index), `Bot ${index + 1}`);
      if (chance() < options.hidden) phone.username = `bot.${index + 1}`;
      return new PlayerBot(phone, options, seeded(simulator.seed + 31 * index), simulator.schedule);
    });
  }

  get bots(): readonly PlayerBot[] {
    return this.#bots;
  }

  /** The sums over all of them. */
  stats(): { players: number; questions: number; answered: number; gone: number } {
    const all = this.#bots.map((bot) => bot.stats());
    const sum = (count: (stats: (typeof all)[number]) => number) =>
      all.reduce((total, stats) => total + count(stats), 0);
    return {
      players: all.length,
      questions: sum(({ questions }) => questions),
      answered: sum(({ answered }) => answered),
      gone: sum(({ gone }) => Number(gone)),
    };
  }

  stop(): void {
    for (const bot of this.#bots) bot.stop();
  }
}

export type { CrowdInput, CrowdOptions };
