import pino, { type Logger } from 'pino';
import { Counter } from 'prom-client';

/** A log that keeps its lines. */
export function keptLog(): { log: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line) => void lines.push(JSON.parse(line)) });
  return { log, lines };
}

/** A counter by outcome that no registry knows. */
export const outcomes = (): Counter<'outcome'> =>
  new Counter({ name: 'test_total', help: 'test', labelNames: ['outcome'], registers: [] });

/** How often each outcome was counted. */
export async function counted(counter: Counter<'outcome'>): Promise<Record<string, number>> {
  const { values } = await counter.get();
  return Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value]));
}
