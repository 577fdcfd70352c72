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
const LIMIT = 60;
const PHONES = 3;
/** ms in which the simulator has to see the end. */
const PATIENCE = 60_000;

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

  /** Everybody answers the question that is open, once they have it. */
  async answer(question: number): Promise<void> {
    await Promise.all(
      this.#phones.map(async (phone) => {
        await told(phone, `Question ${question + 1}?`);
        phone.send('A');
      }),
    );
  }

  /** Plays on from the first question. @returns what is not as it should be */
  async finish(): Promise<string[]> {
    for (let question = 0; question < QUESTIONS; question++) {
      await this.answer(question);
      while (!this.host.has(`reveal ${question}`)) await sleep(50);
      await this.host.next(question);
    }
    const over = this.#phones.map((phone) => told(phone, 'is over'));
    const late = sleep(PATIENCE, 'late', { ref: false });
    const came = await Promise.race([Promise.all(over), late]);
    return came === 'late' ? ['a phone was not told the end'] : [];
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
