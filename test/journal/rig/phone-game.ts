import { setTimeout as sleep } from 'node:timers/promises';
import type { Phone } from '../../../bridge/whatsapp/simulator/phone.ts';
import type { Simulator } from '../../../bridge/whatsapp/simulator/simulator.ts';
import { Changes } from '../../fault/rig/changes.ts';
import type { Created } from '../../fault/rig/created.ts';
import { Host } from '../../fault/rig/host.ts';
import { post } from '../../support/clients.ts';
import { AUTHORIZATION } from '../../support/lasting-game.ts';
import { told } from '../../support/phones.ts';
import { singles } from '../../support/quizzes.ts';
import type { OneProcess } from './one-process.ts';

const QUESTIONS = 2;
/** s that a question is open: a phone may have to wait for what is in doubt. */
const LIMIT = 120;
const PHONES = 3;
/** ms in which the simulator has to see the end. */
const PATIENCE = 120_000;

let phones = 0;

/** A game on WhatsApp: questions and results are on their way when the process is killed. */
export class PhoneGame implements Disposable {
  readonly host: Host;
  readonly #phones: Phone[];

  private constructor(host: Host, players: Phone[]) {
    this.host = host;
    this.#phones = players;
  }

  static async create(server: OneProcess, simulator: Simulator): Promise<PhoneGame> {
    const quiz = singles(QUESTIONS, { limit: LIMIT });
    const stored = await post<{ id: string }>(`${server.url}/api/quizzes`, quiz, AUTHORIZATION);
    const wanted = { quizId: stored.body.id, options: { countdown: 0 } };
    const { body } = await post<Created>(`${server.url}/api/games`, wanted, AUTHORIZATION);
    const following = { changes: new Changes(), questions: [] };
    const host = new Host(server.url, body, following);
    const players = Array.from({ length: PHONES }, () => {
      phones += 1;
      return simulator.phone(`1555${String(phones).padStart(7, '0')}`, `Phone ${phones}`);
    });
    for (const phone of players) phone.send(`JOIN ${body.pin}`);
    await Promise.all(players.map((phone) => told(phone, 'You are in')));
    return new PhoneGame(host, players);
  }

  /** Plays on from the first question. @returns what is not as it should be */
  async finish(): Promise<string[]> {
    for (let question = 0; question < QUESTIONS; question++) {
      const all = await this.#allTold(`Question ${question + 1}?`, (phone) => phone.send('A'));
      if (!all) return [`a phone did not get question ${question + 1}`];
      while (!this.host.has(`reveal ${question}`)) await sleep(50);
      await this.host.next(question);
    }
    return (await this.#allTold('is over')) ? [] : ['a phone was not told the end'];
  }

  /** @returns false when it takes too long */
  async #allTold(text: string, then: (phone: Phone) => void = () => {}): Promise<boolean> {
    const all = this.#phones.map((phone) => told(phone, text).then(() => then(phone)));
    const late = sleep(PATIENCE, 'late', { ref: false });
    return (await Promise.race([Promise.all(all), late])) !== 'late';
  }

  [Symbol.dispose](): void {
    this.host.leave();
  }
}

/** Messages that the API has taken more than once: their names, and when. */
export function sentTwice(simulator: Simulator): string[] {
  const taken = simulator
    .log()
    .flatMap((entry) => (entry.type === 'accepted' && entry.reference ? [entry] : []));
  return [...Map.groupBy(taken, ({ reference }) => reference)]
    .filter(([, entries]) => entries.length > 1)
    .map(([name, entries]) => `${name} at ${entries.map(({ at }) => at).join(', ')}`);
}
