import type { SharedRedis } from '../../../server/plugin.ts';
import {
  type Counts,
  type Entry,
  type Finished,
  failuresOf,
  type LaneRules,
  type LaneStore,
  lastBurst,
  type Outcome,
  type Report,
  type Reported,
  rankOf,
} from './lane-store.ts';
import { FINISH, PUSH, REPORT, REVIVE, SLOW, SPEND, STATS, TAKE } from './scripts.ts';

/** Entries of one step: the Redis is held up no longer than a few ms. */
const PAGE = 200;

/** ms that a `who` keeps its home after it was last heard of. */
const HOME_KEPT = 7 * 24 * 3_600_000;

const LEVELS = { failed: 0, sent: 1, delivered: 2, read: 3 } as const;

type Reply = (string | number)[];

/**
 * Lanes in Redis: any number of processes push to and take from them.
 * @param name tells the lanes of one plugin apart
 */
export function redisLaneStore(redis: SharedRedis, name: string, rules: LaneRules): LaneStore {
  const prefix = redis.key(`${name}:`);
  const declare = <Value>(lua: string) => {
    const script = redis.script<Value>(lua);
    return (...args: (string | number)[]) => script([prefix], args);
  };
  const steps = {
    push: declare<[number, string, ...number[]]>(PUSH),
    take: declare<Reply>(TAKE),
    finish: declare<number[]>(FINISH),
    report: declare<Reply>(REPORT),
    revive: declare<string>(REVIVE),
    slow: declare<number>(SLOW),
    spend: declare<number>(SPEND),
    stats: declare<[number, number, string]>(STATS),
  };
  const { lease, doubt, keep, reported, pair, rate = 0 } = rules;
  const left = reported ? LEVELS.sent : LEVELS.read;

  const pushPage = async (entries: Entry[]) => {
    const args = entries.flatMap((entry) => [
      entry.id,
      entry.who,
      entry.line,
      entry.expiresAt,
      entry.slot ?? '',
      entry.group ?? '',
      JSON.stringify(entry.about ?? null),
      JSON.stringify(entry.data),
      rankOf(entry),
    ]);
    const [replaced, lines, ...fresh] = await steps.push(keep, ...args);
    return { replaced, lines: lines.split('\n'), fresh: fresh.map((one) => one === 1) };
  };

  return {
    async push(entries) {
      const pages = await Promise.all(pagesOf(entries, PAGE).map(pushPage));
      return {
        fresh: pages.flatMap(({ fresh }) => fresh),
        lines: [...new Set(pages.flatMap(({ lines }) => lines))],
        replaced: pages.reduce((sum, { replaced }) => sum + replaced, 0),
      };
    },

    async take(line, ticket) {
      const [expired, replaced, next, ...taken] = await steps.take(
        line,
        lease,
        doubt,
        pair?.interval ?? 0,
        pair?.burst ?? 1,
        rate,
        ticket,
        lastBurst(pair?.burst ?? 1),
      );
      const lost = { expired: Number(expired), replaced: Number(replaced) };
      if (taken.length === 0) return { ...lost, ...(next !== '' && { next: Number(next) }) };
      const [lane, id, token, tries, plain, expiresAt, startIn, about, data] = taken.map(String);
      return {
        ...lost,
        taken: {
          line,
          lane: lane ?? '',
          id: id ?? '',
          token: token ?? '',
          tries: Number(tries),
          plain: plain === '1',
          expiresAt: Number(expiresAt),
          startIn: Number(startIn),
          about: JSON.parse(about ?? 'null'),
          data: JSON.parse(data ?? 'null'),
        },
      };
    },

    async finish({ lane, id, token }, outcome): Promise<Finished> {
      const reply = await steps.finish(
        ...[lane, id, token, outcome.end, ...argumentsOf(outcome)],
        left,
        pair?.interval ?? 0,
        rate,
      );
      const [held, first, gone, replaced = 0] = reply;
      return { held: held === 1, first: first === 1, away: gone === 1, expired: 0, replaced };
    },

    async report(reports) {
      const args = reports.flatMap((report) => [report.id, LEVELS[report.level], ...flags(report)]);
      const reply = await steps.report(...args);
      return pagesOf(reply, 6).map(
        ([id, about, first, away, unfit, line]): Reported => ({
          id: String(id),
          about: JSON.parse(String(about)),
          first: first === 1,
          away: away === 1,
          ...(unfit !== '' && { unfit: JSON.parse(String(unfit)) }),
          ...(line !== '' && { line: String(line) }),
        }),
      );
    },

    async revive(id, data) {
      return (await steps.revive(id, JSON.stringify(data))) || undefined;
    },

    async slow(line, pause, cut) {
      await steps.slow(line, pause, cut ? 1 : 0, rate);
    },

    async spend(line, places) {
      if (rate > 0) await steps.spend(line, places, rate);
    },

    async settle(who, line) {
      await redis.client.set(`${prefix}home:${who}`, line, 'PX', HOME_KEPT);
    },

    async counts(group) {
      const names = ['queued', 'sent', 'delivered', 'read', 'failed'] as const;
      const values = await redis.client.hmget(`${prefix}group:${group}`, ...names);
      return Object.fromEntries(names.map((name, at) => [name, Number(values[at] ?? 0)])) as {
        [Name in keyof Counts]: number;
      };
    },

    async stats(line) {
      const [lanes, due, now] = await steps.stats(line, rate);
      return { lanes, due, ...(rate > 0 && { rate: Number(now) }) };
    },
  };
}

/** delay away data again */
const argumentsOf = (outcome: Outcome): [number, number, string, number] => [
  'delay' in outcome ? Math.round(outcome.delay) : 0,
  outcome.end === 'failed' ? failuresOf(outcome.away) : 0,
  outcome.end === 'plain' ? JSON.stringify(outcome.data) : '',
  outcome.end === 'drop' && outcome.again ? 1 : 0,
];

const flags = (report: Report): [number, number] =>
  report.level === 'failed' ? [failuresOf(report.away), report.unfit ? 1 : 0] : [0, 0];

const pagesOf = <Value>(values: Value[], size: number): Value[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, page) =>
    values.slice(page * size, (page + 1) * size),
  );
