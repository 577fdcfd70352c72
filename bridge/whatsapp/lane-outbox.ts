import type { Logger } from 'pino';
import type { Counter } from 'prom-client';
import { type Circuit, CircuitOpen } from './circuit.ts';
import { type CloudApi, TIMEOUT } from './cloud-api.ts';
import { CloudApiError } from './cloud-api-error.ts';
import type { Identify } from './identity.ts';
import type {
  Away,
  Entry,
  Finished,
  LaneRules,
  LaneStore,
  Lost,
  Outcome,
  Report,
  Taken,
} from './lanes/lane-store.ts';
import { LaneWorker, type LaneWorkerSources } from './lanes/lane-worker.ts';
import { NUMBER_PROBE, type NumberHalts } from './number-halts.ts';
import type { Happening, Outbox, OutboxItem, OutboxStats } from './outbox.ts';
import { Pace } from './pace.ts';
import type { Payload } from './payload.ts';
import { plainText } from './plain-text.ts';
import type { QuestionDraft, Written } from './question-draft.ts';
import { awayBy, isUnfit, judge, type Verdict } from './retry-policy.ts';
import type { Status } from './statuses.ts';

/** Messages being prepared or sent at once: jobs of a host, and turns of a job. */
const WORKERS = 10;
const TURNS = 40;

/** Part of a delay that chance adds, so that those who failed together do not all come back together. */
const JITTER = 0.2;

/** ms that a place in the rate may be ahead without messages having to wait for it. */
const STRAIN = 100;

/** ms that such a strain is thought to last. */
const STRAIN_LASTS = 1000;

/** ms by which a message may miss its place: what is left of its lease is for the API to answer in. */
const LATEST = 1000;

/** ms until another look at a draft that could not be written yet. */
const LOOK_AGAIN = 1000;

/** ms between two messages to one recipient, as Meta allows. */
const PAIR_INTERVAL = 6000;

/** How the lanes of messages are kept. @param rate messages a second of a number; @param burst of a recipient */
export const outboxRules = (rate: number, burst: number): LaneRules => ({
  lease: TIMEOUT + 2000,
  doubt: 5000,
  keep: 3_600_000,
  reported: true,
  pair: { interval: PAIR_INTERVAL, burst },
  rate,
});

export interface LaneOutboxSources extends Pick<LaneWorkerSources, 'jobs' | 'timers'> {
  store: LaneStore;
  rules: LaneRules;
  /** By the id of the number that sends. The first is for those who wrote to none. */
  apis: Map<string, Pick<CloudApi, 'send'>>;
  circuit: Circuit;
  halts: NumberHalts;
  identify: Identify;
  /** ms since the epoch, by the clock that `expiresAt` is told by: the store's. */
  now(): Promise<number>;
  log: Logger;
  /** Counts messages by what happened to them. */
  messages: Counter<'outcome'>;
  /** Writes a draft, at the moment it is sent. */
  write(draft: QuestionDraft, about: OutboxItem['about'], line: string): Promise<Written>;
  /** Called when the API did not like a question as it was. @param line the number that it was sent from */
  unfit?(draft: QuestionDraft, line: string): Promise<void>;
  /** Called once a message has reached its recipient, as far as the API tells. `at` is as of `now`. */
  reached?(item: Pick<OutboxItem, 'id' | 'about'>, at: number): Promise<void>;
  /** Called when a recipient cannot be reached; what waited for them is dropped. */
  unreachable?(item: Pick<OutboxItem, 'id' | 'about'>): Promise<void>;
}

interface Letter {
  to: string;
  payload: Payload | QuestionDraft;
}

type About = OutboxItem['about'];

/** The outbox on lanes: one a recipient, in lines: one a business number. */
export class LaneOutbox implements Outbox {
  readonly #sources: LaneOutboxSources;
  readonly #worker: LaneWorker;
  readonly #line: string;
  readonly #totals: Partial<Record<Happening, number>> = {};
  readonly #pausedUntil = new Map<string, number>();
  readonly #paces = new Map<string, Pace>();
  #strainedUntil = 0;

  constructor(sources: LaneOutboxSources) {
    this.#sources = sources;
    const { store, rules, jobs, timers, circuit } = sources;
    [this.#line = ''] = sources.apis.keys();
    this.#worker = new LaneWorker({
      name: 'whatsapp',
      store,
      lease: rules.lease,
      jobs,
      timers,
      workers: WORKERS,
      turns: TURNS,
      blocked: () => circuit.blocked,
      handle: (taken) => this.#send(taken),
      ended: (taken, outcome, finished) => this.#ended(taken, outcome, finished),
      lost: (lost) => this.#lost(lost),
    });
  }

  async enqueue(item: OutboxItem): Promise<boolean> {
    const [fresh = false] = await this.enqueueAll([item]);
    return fresh;
  }

  enqueueAll(items: OutboxItem[]): Promise<boolean[]> {
    return this.#worker.push(items.map((item) => this.#entry(item)));
  }

  async heard(statuses: Status[]): Promise<void> {
    const reported = await this.#worker.report(statuses.map(reportOf));
    await Promise.all(
      reported.map(async ({ id, about, first, away, unfit }) => {
        const item = itemOf(id, about);
        if (first) await this.#reached(item);
        if (away) await this.#unreachable(item);
        if (unfit !== undefined) await this.#resendPlain(id, unfit as Letter);
      }),
    );
    for (const { status, code } of statuses) {
      if (status === 'failed')
        this.#sources.log.warn({ code }, 'WhatsApp did not deliver a message');
    }
  }

  received(phoneNumberId: string, messages: number): Promise<void> {
    return this.#sources.store.spend(phoneNumberId, messages);
  }

  answerFrom(to: string, phoneNumberId: string): Promise<void> {
    return this.#sources.store.settle(this.#sources.identify(to), phoneNumberId);
  }

  counts(gameId: string) {
    return this.#sources.store.counts(gameId);
  }

  get strained(): boolean {
    return this.#sources.circuit.blocked > 0 || Date.now() < this.#strainedUntil;
  }

  async stats(): Promise<OutboxStats> {
    const { apis, store, circuit } = this.#sources;
    const numbers = await Promise.all(
      [...apis.keys()].map(async (id) => [id, await store.stats(id)] as const),
    );
    return {
      sending: this.#worker.busy,
      numbers: Object.fromEntries(numbers),
      circuit: circuit.state,
      totals: { ...this.#totals },
    };
  }

  close(): void {
    this.#worker.close();
  }

  #entry({ id, to, payload, expiresAt, slot, turn, about }: OutboxItem): Entry {
    return {
      id,
      who: this.#sources.identify(to),
      line: this.#line,
      expiresAt,
      ...(slot !== undefined && { slot }),
      ...(turn && { turn }),
      ...(about && { group: about.gameId, about }),
      data: { to, payload } satisfies Letter,
    };
  }

  async #send(taken: Taken): Promise<Outcome> {
    const { line, startIn } = taken;
    const began = performance.now();
    const place = began + startIn;
    if (startIn > STRAIN) {
      this.#strainedUntil = Date.now() + STRAIN_LASTS;
      // Of many that wait, those that are over make room at once.
      const early = unsent(await this.#written(taken));
      if (early) return early;
    }
    await this.#pace(line)?.turn(place);
    const now = performance.now();
    // It takes another place, before its lease ends and somebody else sends it, too.
    if (now - place > LATEST) return { end: 'release', delay: 0 };
    // Others may have met with a refusal that holds for this one, too; and it may be too late by now.
    const wait = (this.#pausedUntil.get(line) ?? 0) - Date.now();
    if (wait > 0) return { end: 'release', delay: wait };
    if (now - began >= 1 && (await this.#sources.now()) >= taken.expiresAt) {
      return { end: 'release', delay: 0 };
    }
    const payload = await this.#written(taken);
    if (typeof payload === 'string') return unsent(payload);
    return this.#deliver(taken, payload);
  }

  async #written({ id, data, about, line }: Taken): Promise<Written> {
    const { payload } = data as Letter;
    if (payload.type !== 'question') return payload;
    try {
      return await this.#sources.write(payload, itemOf(id, about).about, line);
    } catch (error) {
      this.#sources.log.warn({ err: error, message: id }, 'a question could not be written yet');
      return 'wait';
    }
  }

  async #deliver(taken: Taken, payload: Payload): Promise<Outcome> {
    const { apis, circuit, halts } = this.#sources;
    const { line } = taken;
    const { to } = taken.data as Letter;
    try {
      await circuit.run(async () => {
        const api = apis.get(line);
        if (!api) throw new Error('this business number is not among the settings any more');
        return api.send(to, payload, taken.id);
      });
      halts.sent(line);
      return { end: 'done' };
    } catch (error) {
      return this.#failed(taken, error);
    }
  }

  #pace(line: string): Pace | undefined {
    const { rate } = this.#sources.rules;
    if (rate === undefined) return undefined;
    const pace = this.#paces.get(line) ?? new Pace(rate);
    this.#paces.set(line, pace);
    return pace;
  }

  async #failed(taken: Taken, error: unknown): Promise<Outcome> {
    const { circuit, log } = this.#sources;
    if (error instanceof CircuitOpen)
      return { end: 'release', delay: Math.max(1, circuit.blocked) };
    if (!(error instanceof CloudApiError)) return this.#refused(taken, error);
    const verdict = judge(error, taken.tries);
    switch (verdict.act) {
      case 'retry':
        return this.#retry(taken, error, verdict);
      case 'doubt':
        return { end: 'doubt', delay: this.#sources.rules.doubt };
      case 'plain': {
        await this.#unfit(taken.data as Letter, taken.line);
        const plain = taken.plain ? undefined : plainLetter(taken.data as Letter);
        if (!plain) return this.#refused(taken, error);
        log.warn({ err: error, message: taken.id }, 'WhatsApp refused a message; it goes as text');
        return { end: 'plain', data: plain };
      }
      case 'halt':
        return verdict.of === 'number'
          ? this.#numberHalted(taken, error)
          : { end: 'release', delay: Math.max(1, circuit.blocked) };
      case 'refuse':
        return this.#refused(taken, error, verdict.away);
    }
  }

  async #retry(
    { line }: Taken,
    error: CloudApiError,
    { delay, pause, cut = false, alert }: Extract<Verdict, { act: 'retry' }>,
  ): Promise<Outcome> {
    const { log } = this.#sources;
    // The API's own wait comes before our reckoning.
    const wait = error.retryAfter ?? delay * (1 + JITTER * Math.random());
    if (alert) log.error({ err: error }, 'WhatsApp takes this number for a sender of spam');
    if (pause === 'line') await this.#pauseLine(line, wait, cut);
    return { end: 'retry', delay: wait };
  }

  async #numberHalted({ line }: Taken, error: CloudApiError): Promise<Outcome> {
    this.#sources.halts.refused(line, error);
    await this.#pauseLine(line, NUMBER_PROBE, false);
    return { end: 'release', delay: NUMBER_PROBE };
  }

  async #pauseLine(line: string, wait: number, cut: boolean): Promise<void> {
    this.#strainedUntil = Date.now() + wait;
    this.#pausedUntil.set(line, Math.max(this.#pausedUntil.get(line) ?? 0, Date.now() + wait));
    await this.#sources.store.slow(line, wait, cut);
  }

  #refused({ id }: Taken, error: unknown, away?: Away): Outcome {
    this.#sources.log.warn({ err: error, message: id }, 'WhatsApp refused a message');
    return { end: 'failed', ...(away && { away }) };
  }

  async #ended({ id, about }: Taken, outcome: Outcome, { first, away }: Finished): Promise<void> {
    const paused = outcome.end === 'drop' && outcome.again;
    const happening = paused ? undefined : HAPPENINGS[outcome.end];
    if (happening) this.#happened(happening, 1);
    if (first) await this.#reached(itemOf(id, about));
    if (away) await this.#unreachable(itemOf(id, about));
  }

  #lost({ expired, replaced }: Lost): void {
    this.#happened('expired', expired);
    this.#happened('replaced', replaced);
  }

  #happened(happening: Happening, times: number): void {
    if (times === 0) return;
    this.#totals[happening] = (this.#totals[happening] ?? 0) + times;
    this.#sources.messages.inc({ outcome: happening }, times);
  }

  async #resendPlain(id: string, letter: Letter): Promise<void> {
    const plain = plainLetter(letter);
    if (!plain) {
      await this.#worker.report([{ id, level: 'failed' }]);
      return;
    }
    const line = await this.#sources.store.revive(id, plain);
    if (line === undefined) return;
    this.#happened('plain', 1);
    await this.#unfit(letter, line);
    await this.#worker.wake([line]);
  }

  async #unfit({ payload }: Letter, line: string): Promise<void> {
    if (payload.type !== 'question' || payload.plain) return;
    await this.#sources.unfit?.(payload, line).catch((error: unknown) => {
      this.#sources.log.warn({ err: error }, 'a file that WhatsApp may not have is not forgotten');
    });
  }

  /** Whatever comes of telling it, the message is sent. */
  async #reached(item: Pick<OutboxItem, 'id' | 'about'>): Promise<void> {
    try {
      await this.#sources.reached?.(item, await this.#sources.now());
    } catch (error) {
      this.#sources.log.warn({ err: error, message: item.id }, 'a clock was not started');
    }
  }

  async #unreachable(item: Pick<OutboxItem, 'id' | 'about'>): Promise<void> {
    try {
      await this.#sources.unreachable?.(item);
    } catch (error) {
      this.#sources.log.warn({ err: error, message: item.id }, 'a player was not found to be away');
    }
  }
}

/** The outcome of an entry whose draft is no message now. */
function unsent(written: Exclude<Written, Payload>): Outcome;
function unsent(written: Written): Outcome | undefined;
function unsent(written: Written): Outcome | undefined {
  switch (written) {
    case 'over':
      return { end: 'drop', again: false };
    case 'paused':
      return { end: 'drop', again: true };
    case 'wait':
      return { end: 'release', delay: LOOK_AGAIN };
    default:
      return undefined;
  }
}

const HAPPENINGS: Record<Outcome['end'], Happening | undefined> = {
  done: 'sent',
  retry: 'retried',
  doubt: 'doubted',
  plain: 'plain',
  failed: 'refused',
  release: undefined,
  drop: 'expired',
};

/** The same as text only; undefined when it is that already. */
function plainLetter({ to, payload }: Letter): Letter | undefined {
  if (payload.type === 'question') {
    // A sound cannot be said in words: the question says them.
    return payload.plain || payload.isSound
      ? undefined
      : { to, payload: { ...payload, plain: true } };
  }
  const plain = plainText(payload);
  return plain && { to, payload: plain };
}

const itemOf = (id: string, about: unknown): Pick<OutboxItem, 'id' | 'about'> =>
  about ? { id, about: about as NonNullable<About> } : { id };

function reportOf({ reference: id, status, code = 0 }: Status): Report {
  if (status !== 'failed') return { id, level: status };
  const away = awayBy(code);
  return { id, level: 'failed', unfit: isUnfit(code), ...(away && { away }) };
}
