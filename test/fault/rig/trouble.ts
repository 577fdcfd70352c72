import type { GameRecord, Stretch } from './record.ts';
import type { Moment, Scenario, Target } from './scenario.ts';

/** ms that strikes get to end by themselves once the game is over. */
const ENDING = 30_000;

/** Lets the strikes of a scenario happen when their moment comes, and notes when that was. */
export class Trouble {
  readonly #scenario: Scenario;
  readonly #record: GameRecord;
  readonly #repetition: number;
  readonly #target: Omit<Target, 'victim' | 'question' | 'over'>;
  readonly #over = new AbortController();
  readonly #struck = new Set<string>();
  readonly #strikes: Promise<void>[] = [];

  /** @param repetition the moment and the victim follow from it */
  constructor(
    scenario: Scenario,
    repetition: number,
    record: GameRecord,
    target: Omit<Target, 'victim' | 'question' | 'over'>,
  ) {
    this.#scenario = scenario;
    this.#repetition = repetition;
    this.#record = record;
    this.#target = target;
  }

  /** This moment has come; it may be said again. @param question 0-based, where the moment has one */
  at(moment: Moment, question = -1): void {
    const strike = this.#scenario.strikes[moment];
    const { always, vanishes } = this.#scenario;
    const turn =
      question === -1 ||
      always ||
      vanishes ||
      question === this.#repetition % this.#record.rules.length;
    const key = `${moment} ${question}`;
    if (!strike || !turn || this.#struck.has(key)) return;
    this.#struck.add(key);
    const fault: Stretch = { from: Date.now() };
    this.#record.faults.push(fault);
    const workers = this.#target.stage.workers();
    const victim = workers[(this.#repetition + Math.max(question, 0)) % workers.length] ?? 0;
    this.#strikes.push(
      strike({ ...this.#target, victim, question, over: this.#over.signal })
        .catch((error: unknown) => {
          this.#record.problems.push(`the fault could not be made: ${String(error)}`);
        })
        .finally(() => {
          fault.to = Date.now();
        }),
    );
  }

  /** When the last fault so far ended; in the future while something is broken. */
  get last(): number {
    return Math.max(0, ...this.#record.faults.map(({ to }) => to ?? Number.POSITIVE_INFINITY));
  }

  /** The game is over: waits until nothing is broken any more. */
  async end(): Promise<void> {
    this.#over.abort();
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ENDING);
    await Promise.race([Promise.all(this.#strikes), late]);
    clearTimeout(timer);
    if (!Number.isFinite(this.last)) this.#record.problems.push('the fault did not end');
  }
}
