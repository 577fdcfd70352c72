/** The targets, and whether they were met. */
import { median, quantile, show } from '../report/numbers.ts';
import type { Played } from './scenarios.ts';

export interface Verdict {
  outcome: 'ok' | 'missed' | 'not measured';
  what: string;
  /** The measured value, with its unit. */
  measured: string;
  /** The value it had to have. */
  target: string;
  /** Where it is measured, and how often. */
  note: string;
}

const MB = 2 ** 20;

/** Growth of the memory in use during a soak that is no leak: what garbage is left differs. */
const GROWTH = 1.1;

/** Judges a scenario. @param soak whether memory must not have grown */
export function judge(played: Played, soak: boolean): Verdict[] {
  const { scenario, games, http, conducted, handovers, watched } = played;
  const verdicts: Verdict[] = [];
  const gamesOf = games?.aggregate;
  if (gamesOf) {
    const { answer_ack: answers, join_ack: joins } = gamesOf.summaries;
    verdicts.push(
      within('answers p99', answers?.p99, 100, 'ms', `${count(answers?.count)} acks`),
      within('joins p99', joins?.p99, 500, 'ms', `${count(joins?.count)} acks`),
      within(
        'state updates p99',
        quantile(conducted.updates, 0.99),
        50,
        'ms',
        `${conducted.updates.length} questions, from the command until all were told`,
      ),
    );
  }
  if (http) {
    const times = http.aggregate.summaries['http.response_time'];
    const minutes = scenario.duration / 60;
    verdicts.push(
      within('HTTP responses p99', times?.p99, 500, 'ms', `${count(times?.count)} requests`),
      atLeast('HTTP requests', (times?.count ?? 0) / minutes, scenario.requests * 0.99, 'a minute'),
    );
  }
  const slowest = Math.max(0, ...watched.slow.map(({ ms }) => ms));
  verdicts.push({
    outcome: slowest === 0 ? 'ok' : 'missed',
    what: 'database queries',
    measured: slowest === 0 ? 'none over 200 ms' : `${show(slowest)} ms`,
    target: '200 ms',
    note: `${count(watched.statements)} statements, ${show(watched.meanMs)} ms on average`,
  });
  verdicts.push(
    handovers.length > 0
      ? within(
          'messages p99',
          quantile(handovers, 0.99),
          500,
          'ms',
          `${handovers.length} to phones`,
        )
      : { ...MESSAGES, note: games ? 'the server is somebody else’s' : 'no game in this scenario' },
    within(
      'memory a process',
      Math.max(...watched.samples.map(({ rss }) => rss)) / MB,
      1024,
      'MB',
      `the largest of a look each second; ${processorTime(played)}`,
    ),
  );
  if (soak) verdicts.push(grown(played));
  verdicts.push(flawless(played));
  return verdicts;
}

/** The CPU time of the server's processes, in words. */
function processorTime({ games, watched: { samples } }: Played): string {
  const seconds = samples.reduce(
    (sum, { at, cores }, index) => sum + cores * (at - (samples[index - 1]?.at ?? 0)),
    0,
  );
  const answers = games?.aggregate.summaries.answer_ack?.count;
  const each = answers
    ? `, ${show((1000 * seconds) / answers)} ms an answer with all around it`
    : '';
  const busiest = samples.reduce(
    (most, one) => (one.cores + one.others > most.cores + most.others ? one : most),
    { cores: 0, others: 0 },
  );
  return `${show(seconds)} s of processor time${each}; at the busiest ${show(busiest.cores)} cores, and all else ${show(busiest.others)}`;
}

const MESSAGES = {
  outcome: 'not measured',
  what: 'messages p99',
  measured: '–',
  target: '500 ms',
} as const;

function within(
  what: string,
  value: number | undefined,
  limit: number,
  unit: string,
  note: string,
): Verdict {
  const measured = value ?? Number.NaN;
  return {
    outcome: measured <= limit ? 'ok' : 'missed',
    what,
    measured: `${show(measured)} ${unit}`,
    target: `${show(limit)} ${unit}`,
    note,
  };
}

function atLeast(what: string, value: number, limit: number, unit: string): Verdict {
  return {
    outcome: value >= limit ? 'ok' : 'missed',
    what,
    measured: `${show(value)} ${unit}`,
    target: `${show(Math.round(limit))} ${unit}`,
    note: 'at least',
  };
}

/** Whether the heap's floor at the end is as it was when things had settled. */
function grown({ watched: { samples } }: Played): Verdict {
  const floor = (from: number, to: number): number => {
    const part = samples.slice(Math.floor(samples.length * from), Math.ceil(samples.length * to));
    return Math.min(...part.map(({ heapUsed }) => heapUsed)) / MB;
  };
  const [early, late] = [floor(0.2, 0.5), floor(0.7, 1)];
  return {
    outcome: late <= early * GROWTH ? 'ok' : 'missed',
    what: 'heap after the soak',
    measured: `${show(late)} MB`,
    target: `${show(early * GROWTH)} MB`,
    note: `at its lowest it was ${show(early)} MB before; 10 % more is no growth`,
  };
}

/** Whether everybody got in, nothing was lost, and every result was right. */
function flawless({ games, http, conducted }: Played): Verdict {
  const counters = { ...games?.aggregate.counters, ...prefixed(http?.aggregate.counters ?? {}) };
  const flaws = Object.entries(counters).filter(
    ([name, times]) =>
      times > 0 &&
      (/^(http )?(errors\.|vusers\.failed|lost_acks|wrong_results)/.test(name) ||
        /http\.codes\.[45]/.test(name)),
  );
  const missing = conducted.offered - conducted.seated;
  const said = [
    ...flaws.map(([name, times]) => `${name}: ${times}`),
    ...(missing > 0 ? [`seats left empty: ${missing}`] : []),
  ];
  return {
    outcome: said.length === 0 ? 'ok' : 'missed',
    what: 'errors, lost acks, wrong results',
    measured: said.length === 0 ? 'none' : said.join(', '),
    target: 'none',
    note: games
      ? `${conducted.games} games, a player’s median wait for a question ${show(
          games.aggregate.summaries.question_seen?.p50 ?? median([]),
        )} ms`
      : '',
  };
}

const prefixed = (counters: Record<string, number>) =>
  Object.fromEntries(Object.entries(counters).map(([name, times]) => [`http ${name}`, times]));

const count = (value = 0): string => value.toLocaleString('en');

/** One line about one target. */
export const line = ({ outcome, what, measured, target, note }: Verdict): string =>
  `${outcome === 'not measured' ? '–' : outcome}`.padEnd(8) +
  `${what} ${measured} (target ${target})${note === '' ? '' : `; ${note}`}`;
