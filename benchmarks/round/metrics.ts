import { median, sum } from '../report/numbers.ts';
import type { Phase, Round } from './round.ts';

/** One row of the table: a number that each round gives. Less is better, always. */
export interface Metric {
  key: string;
  title: string;
  unit: 'µs' | 'ms' | 'KB' | '';
  /** Not a number when the round does not say. */
  of(round: Round): number;
}

type Timed = Phase<{ p50: number; p99: number; p999: number; max: number }>;

const KILOBYTE = 1024;

const cpu = ({ cpu: { server }, count }: Phase<unknown>): number => server / count;
const redis = ({ cpu, count }: Phase<unknown>): number => cpu.redis / count;
const load = ({ cpu, count }: Phase<unknown>): number => cpu.load / count;

/** CPU time of what every question costs, µs. */
const phasesOf = ({ question, calm, burst, results }: Round) => [
  ...question,
  ...calm,
  ...burst,
  ...results,
];

const timing = (key: keyof Timed['timing'], phases: Timed[]): number =>
  median(phases.map((phase) => phase.timing[key]));

/** All that is reported. CPU time is the server's alone. */
export const METRICS: Metric[] = [
  metric(
    'game.cpu',
    'CPU of a whole small game, same sends',
    'ms',
    ({ game = Number.NaN }) => game / 1000,
  ),
  metric('join.cpu', 'CPU per player who joins', 'µs', ({ join }) => cpu(join)),
  metric('join.p99', 'join p99', 'ms', ({ join }) => join.timing.p99),
  metric('question.cpu', 'CPU per question delivered', 'µs', (r) => each(r.question, cpu)),
  metric('question.skew', 'question, last minus first', 'ms', ({ question }) =>
    median(question.map((phase) => phase.timing.skew)),
  ),
  metric('calm.cpu', 'CPU per answer, all within 1 s', 'µs', (r) => each(r.calm, cpu)),
  metric('calm.p50', 'ack p50, all within 1 s', 'ms', ({ calm }) => timing('p50', calm)),
  metric('calm.p99', 'ack p99, all within 1 s', 'ms', ({ calm }) => timing('p99', calm)),
  metric('calm.p999', 'ack p99.9, all within 1 s', 'ms', ({ calm }) => timing('p999', calm)),
  metric('burst.cpu', 'CPU per answer, all within 100 ms', 'µs', (r) => each(r.burst, cpu)),
  metric('burst.p50', 'ack p50, all within 100 ms', 'ms', ({ burst }) => timing('p50', burst)),
  metric('burst.p99', 'ack p99, all within 100 ms', 'ms', ({ burst }) => timing('p99', burst)),
  metric('burst.p999', 'ack p99.9, all within 100 ms', 'ms', (r) => timing('p999', r.burst)),
  metric('results.cpu', 'CPU per own result and top 10', 'µs', (r) => each(r.results, cpu)),
  metric('results.p50', 'last answer to own rank p50', 'ms', (r) => timing('p50', r.results)),
  metric('results.max', 'last answer to own rank, slowest', 'ms', (r) => timing('max', r.results)),
  metric('event.cpu', 'CPU per event delivered, acks too', 'µs', (round) => {
    const phases = phasesOf(round);
    const acks = sum([...round.calm, ...round.burst].map(({ count }) => count));
    const events = sum(phases.map((phase) => phase.events)) + acks;
    return sum(phases.map((phase) => phase.cpu.server)) / events;
  }),
  metric('player.cpu', 'CPU per player and question', 'µs', ({ question, burst, results }) =>
    sum([each(question, cpu), each(burst, cpu), each(results, cpu)]),
  ),
  metric('redis.cpu', 'CPU of Redis per answer', 'µs', (r) => each(r.burst, redis)),
  metric('memory.heap', 'heap and buffers per player', 'KB', (r) => r.memory.heap / KILOBYTE),
  metric('memory.rss', 'resident memory per player', 'KB', (r) => r.memory.rss / KILOBYTE),
  metric('lost', 'lost acks', '', ({ tally }) => tally.lost),
  metric('doubled', 'acks, questions or results that came twice', '', (r) => r.tally.doubled),
  metric('refused', 'answers refused', '', ({ tally }) => tally.refused),
  metric('load.cpu', 'CPU of the load generator per answer', 'µs', (r) => each(r.burst, load)),
];

function metric(
  key: string,
  title: string,
  unit: Metric['unit'],
  of: (round: Round) => number,
): Metric {
  return { key, title, unit, of };
}

function each<Timing>(phases: Phase<Timing>[], of: (phase: Phase<Timing>) => number): number {
  return median(phases.map(of));
}
