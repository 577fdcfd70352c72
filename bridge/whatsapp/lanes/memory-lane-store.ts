import { Deliveries } from './deliveries.ts';
import {
  AWAY_AFTER,
  type Away,
  type Entry,
  type Finished,
  failuresOf,
  type LaneRules,
  type LaneStore,
  type Outcome,
  type Report,
  type Reported,
  type Take,
  type Taken,
} from './lane-store.ts';
import { dumpGraph, type Graph, type Held, restoreGraph } from './lanes-dump.ts';
import { LineRate } from './line-rate.ts';
import {
  burstOf,
  firstReady,
  type Item,
  itemOf,
  keep,
  type Lane,
  type Line,
  look,
  restore,
  schedule,
  stand,
  takenOf,
} from './memory-lane.ts';

const LEVELS = { sent: 1, delivered: 2, read: 3 } as const;

/** Entries pushed after which those that need not be known any more are cleared out. */
const SWEEP_EVERY = 1000;

/** All that a store holds, as plain JSON. */
export interface LanesDump extends Graph {
  homes: [who: string, line: string][];
  deliveries: ReturnType<Deliveries['dump']>;
  pushed: number;
}

/** Lanes in this process. @param now ms since the epoch */
export class MemoryLaneStore implements LaneStore {
  readonly #rules: LaneRules;
  readonly #now: () => number;
  readonly #items = new Map<string, Item>();
  readonly #lanes = new Map<string, Lane>();
  readonly #lines = new Map<string, Line>();
  readonly #homes = new Map<string, string>();
  readonly #deliveries = new Deliveries();
  #pushed = 0;

  constructor(rules: LaneRules, now: () => number) {
    this.#rules = rules;
    this.#now = now;
  }

  async push(entries: Entry[]) {
    const now = this.#now();
    const lines = new Set<string>();
    let replaced = 0;
    const fresh = entries.map((entry) => {
      const line = this.#homes.get(entry.who) ?? entry.line;
      lines.add(line);
      this.#sweep(now);
      const known = this.#items.get(entry.id);
      if (known && known.expiresAt + this.#rules.keep > now) {
        if (known.level === 0 && !known.failed)
          known.expiresAt = Math.max(known.expiresAt, entry.expiresAt);
        return false;
      }
      const lane = this.#lane(line, entry.who);
      const item = itemOf(entry, lane);
      this.#items.set(item.id, item);
      this.#deliveries.queued(item);
      const older = lane.waiting.findIndex(({ slot }) => slot !== undefined && slot === item.slot);
      if (older >= 0) {
        for (const gone of lane.waiting.splice(older, 1)) this.#deliveries.fail(gone);
        replaced += 1;
      }
      stand(item);
      this.#attend(lane, now);
      return true;
    });
    return { fresh, lines: [...lines], replaced };
  }

  async take(name: string): Promise<Take> {
    const line = this.#line(name);
    const lost = { expired: 0, replaced: 0 };
    for (;;) {
      const now = this.#now();
      const first = firstReady(line.ready, now);
      if (!first) return lost;
      const [lane, at] = first;
      if (at > now) return { ...lost, next: at };
      const ended = this.#candidate(lane, now);
      if (ended === 'expired' || ended === 'replaced') lost[ended] += 1;
      if (typeof ended === 'string') continue;
      const { item, again } = ended;
      const { interval, burst } = this.#rules.pair ?? { interval: 0, burst: 1 };
      const tat = Math.max(now, lane.tat);
      const allowed = tat - (burstOf(item.rank, burst) - 1) * interval;
      if (allowed > now) {
        schedule(lane, Math.ceil(allowed));
        continue;
      }
      const place = line.rate.take(now);
      if (place === undefined) return { ...lost, next: line.rate.askAgain };
      if (again) item.tries += 1;
      else lane.waiting.shift();
      lane.turns += 1;
      lane.tat = tat + interval;
      lane.current = { item, token: String(lane.turns) };
      schedule(lane, place + this.#rules.lease);
      return { ...lost, taken: takenOf(item, place - now) };
    }
  }

  async finish({ id, token }: Taken, outcome: Outcome): Promise<Finished> {
    const item = this.#items.get(id);
    const reply = { held: false, first: false, away: false, expired: 0, replaced: 0 };
    const current = item?.lane.current;
    if (!item || current?.item !== item || current.token !== token) return reply;
    const { lane } = item;
    reply.held = true;
    lane.current = undefined;
    let at = this.#now();
    switch (outcome.end) {
      case 'doubt':
        // A report that came meanwhile leaves no doubt.
        if (item.level === 0 && !item.failed) {
          lane.current = { item };
          at += outcome.delay;
        }
        break;
      case 'done':
        reply.first = this.#reach(item, this.#rules.reported ? LEVELS.sent : LEVELS.read);
        break;
      case 'failed':
        this.#deliveries.fail(item);
        reply.away = this.#goneAway(lane, outcome.away);
        break;
      case 'drop':
        this.#deliveries.fail(item);
        // Nothing was sent.
        lane.tat -= this.#rules.pair?.interval ?? 0;
        lane.line.rate.giveBack(at);
        if (outcome.again) this.#forget(item);
        break;
      default:
        if (outcome.end === 'retry') item.tries += 1;
        if (outcome.end === 'plain') Object.assign(item, { plain: true, data: keep(outcome.data) });
        if (!this.#putBack(item)) reply.replaced = 1;
        if (outcome.end !== 'plain') at += outcome.delay;
        lane.hold = at;
    }
    look(lane, at);
    return reply;
  }

  async report(reports: Report[]): Promise<Reported[]> {
    return reports.flatMap((report) => {
      const item = this.#items.get(report.id);
      return item ? [this.#report(item, report)] : [];
    });
  }

  async revive(id: string, data: unknown): Promise<string | undefined> {
    const item = this.#items.get(id);
    if (!item || item.plain) return undefined;
    Object.assign(item, { plain: true, data: keep(data) });
    this.#putBack(item);
    const { lane } = item;
    this.#attend(lane, this.#now());
    return lane.line.name;
  }

  async slow(line: string, pause: number, cut: boolean): Promise<void> {
    this.#line(line).rate.slow(this.#now(), pause, cut);
  }

  async spend(line: string, places: number): Promise<void> {
    this.#line(line).rate.spend(this.#now(), places);
  }

  async settle(who: string, line: string): Promise<void> {
    this.#homes.set(who, line);
  }

  async counts(group: string) {
    return this.#deliveries.of(group);
  }

  async stats(name: string) {
    const { ready, rate } = this.#line(name);
    const now = this.#now();
    const speed = rate.at(now);
    return {
      lanes: ready.size,
      due: [...ready.values()].filter((at) => at <= now).length,
      ...(speed !== undefined && { rate: speed }),
    };
  }

  /** Whether an entry is on its way, or in doubt. */
  get isUnsettled(): boolean {
    return [...this.#lanes.values()].some(({ current }) => current !== undefined);
  }

  /**
   * The process is gone that had taken entries: those are in doubt. So are those that were in doubt
   * before, from now on: while nobody was here, no report could come.
   */
  async resume(): Promise<void> {
    const now = this.#now();
    for (const lane of this.#lanes.values()) {
      if (!lane.current) continue;
      const { item } = lane.current;
      lane.current = { item };
      const isKnown = item.level > 0 || item.failed;
      schedule(lane, isKnown ? now : now + this.#rules.doubt);
    }
  }

  dump(): LanesDump {
    return {
      ...dumpGraph(this.#held()),
      homes: [...this.#homes],
      deliveries: this.#deliveries.dump(),
      pushed: this.#pushed,
    };
  }

  restore({ homes, deliveries, pushed, ...graph }: LanesDump): void {
    restoreGraph(graph, this.#held(), (name) => this.#line(name));
    for (const [who, line] of homes) this.#homes.set(who, line);
    this.#deliveries.restore(deliveries);
    this.#pushed = pushed;
  }

  #held(): Held {
    return { items: this.#items, lanes: this.#lanes, lines: this.#lines };
  }

  /**
   * The entry that this lane would send now; or why it sends nothing: then the lane has moved on.
   */
  #candidate(
    lane: Lane,
    now: number,
  ): { item: Item; again: boolean } | 'expired' | 'replaced' | 'nothing' {
    const again = lane.current !== undefined;
    const item = lane.current?.item ?? lane.waiting[0];
    if (!item) {
      lane.line.ready.delete(lane);
      return 'nothing';
    }
    if (!again && lane.hold > now) {
      schedule(lane, lane.hold);
      return 'nothing';
    }
    if (again && (item.level > 0 || item.failed)) {
      // It was heard of meanwhile.
      lane.current = undefined;
      return 'nothing';
    }
    if (lane.current?.token !== undefined && this.#rules.doubt > 0) {
      lane.current = { item };
      schedule(lane, now + this.#rules.doubt);
      return 'nothing';
    }
    const expired = item.expiresAt <= now;
    const replaced =
      again && item.slot !== undefined && lane.waiting.some(({ slot }) => slot === item.slot);
    if (!expired && !replaced) return { item, again };
    if (again) lane.current = undefined;
    else lane.waiting.shift();
    this.#deliveries.fail(item);
    // It has not left, so it may come back with more time.
    if (expired && !again) this.#items.delete(item.id);
    return expired ? 'expired' : 'replaced';
  }

  #report(item: Item, report: Report): Reported {
    const { lane, about } = item;
    const reported: Reported = { id: item.id, about: restore(about), first: false, away: false };
    if (report.level !== 'failed') {
      reported.first = this.#reach(item, LEVELS[report.level]);
      if (report.level !== 'sent') lane.away = 0;
    } else if (report.unfit && !item.plain && item.level < 2 && item.expiresAt > this.#now()) {
      reported.unfit = restore(item.data);
    } else {
      const known = item.failed;
      this.#deliveries.fail(item);
      if (!known) reported.away = this.#goneAway(lane, report.away);
    }
    if (lane.current?.item === item && lane.current.token === undefined) {
      lane.current = undefined;
      look(lane, this.#now());
      reported.line = lane.line.name;
    }
    return reported;
  }

  #reach(item: Item, level: number): boolean {
    // Nobody asks for it any more.
    if (level >= LEVELS.delivered) item.data = undefined;
    return this.#deliveries.reach(item, level);
  }

  /** Puts an entry first in its lane, unless a newer one of its slot waits there. */
  #putBack(item: Item): boolean {
    if (item.slot !== undefined && item.lane.waiting.some(({ slot }) => slot === item.slot)) {
      this.#deliveries.fail(item);
      return false;
    }
    stand(item);
    return true;
  }

  /** Has a lane looked at now, unless something of it is on its way. */
  #attend(lane: Lane, now: number): void {
    const at = Math.max(now, lane.hold);
    const due = lane.line.ready.get(lane);
    if (due === undefined || (!lane.current && due > at)) schedule(lane, at);
  }

  /** Its id is free again, and it is not counted. */
  #forget(item: Item): void {
    this.#items.delete(item.id);
    this.#deliveries.forget(item);
  }

  #goneAway(lane: Lane, away: Away | undefined): boolean {
    lane.away += failuresOf(away);
    if (lane.away < AWAY_AFTER) return false;
    for (const item of lane.waiting.splice(0)) this.#deliveries.fail(item);
    lane.away = 0;
    return true;
  }

  #line(name: string): Line {
    const line = this.#lines.get(name) ?? {
      name,
      rate: new LineRate(this.#rules.rate),
      ready: new Map(),
    };
    this.#lines.set(name, line);
    return line;
  }

  #lane(line: string, who: string): Lane {
    const name = `${line}|${who}`;
    const lane = this.#lanes.get(name) ?? {
      name,
      line: this.#line(line),
      waiting: [],
      turns: 0,
      pushed: 0,
      hold: 0,
      tat: 0,
      away: 0,
    };
    this.#lanes.set(name, lane);
    return lane;
  }

  #sweep(now: number): void {
    this.#pushed += 1;
    if (this.#pushed % SWEEP_EVERY !== 0) return;
    const groups = new Set<string>();
    for (const [id, item] of this.#items) {
      if (item.expiresAt + this.#rules.keep <= now) this.#items.delete(id);
      else if (item.group !== undefined) groups.add(item.group);
    }
    this.#deliveries.keepOnly(groups);
    for (const [name, lane] of this.#lanes) {
      if (!lane.line.ready.has(lane) && lane.tat <= now) this.#lanes.delete(name);
    }
  }
}
