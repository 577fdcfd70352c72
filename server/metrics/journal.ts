import { Counter, Gauge, type Registry } from 'prom-client';

/** The journal's own events. */
export interface JournalEvents {
  /** @param is whether records can be written */
  writable(is: boolean): void;
  /** @param bytes of a write */
  wrote(bytes: number): void;
}

export function journalMetrics(metrics: Registry): JournalEvents {
  const unwritable = new Gauge({
    name: 'qrush_journal_unwritable',
    help: '1 while the journal cannot be written, and games wait',
    registers: [metrics],
  });
  const bytes = new Counter({
    name: 'qrush_journal_bytes_total',
    help: 'Bytes written to the journal of running games',
    registers: [metrics],
  });
  return {
    writable: (is) => unwritable.set(is ? 0 : 1),
    wrote: (written) => bytes.inc(written),
  };
}
