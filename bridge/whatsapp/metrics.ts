import { Counter, Gauge, type Registry } from 'prom-client';
import type { OutboxStats } from './outbox.ts';

/** Counts what becomes of messages, in both directions. */
export function counters(metrics: Registry) {
  const counter = (name: string, help: string) =>
    new Counter({
      name: `qrush_whatsapp_${name}_total`,
      help,
      labelNames: ['outcome'] as const,
      registers: [metrics],
    });
  return {
    received: counter('received', 'Messages from WhatsApp players, by what became of them'),
    sent: counter('sent', 'Messages to WhatsApp players, by what happened to them'),
    receipts: counter('receipts', 'Blue ticks, by how they ended'),
  };
}

export interface LaneGaugeSources {
  read(): Promise<{ out: OutboxStats; in: { lanes: number; due: number } }>;
  /** Whether the account may not send. */
  halted(): boolean;
  /** ms by which the clock is ahead of WhatsApp's. */
  skew(): number;
}

/**
 * Shows how much waits. All processes see the same lanes: merged, the longest queue that one
 * of them saw counts.
 */
export function laneGauges(metrics: Registry, { read, halted, skew }: LaneGaugeSources): void {
  const registers = [metrics];
  const lanes = new Gauge({
    name: 'qrush_whatsapp_lanes',
    help: 'Recipients (out) and senders (in) with messages that wait or are on their way',
    labelNames: ['direction'],
    aggregator: 'max',
    registers,
    async collect() {
      const stats = await read().catch(() => undefined);
      if (!stats) return;
      const numbers = Object.values(stats.out.numbers);
      const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);
      lanes.set({ direction: 'out' }, sum(numbers.map((number) => number.lanes)));
      lanes.set({ direction: 'in' }, stats.in.lanes);
      rate.set(sum(numbers.map((number) => number.rate ?? 0)));
      sending.set(stats.out.sending);
      open.set(stats.out.circuit === 'closed' ? 0 : 1);
      stopped.set(halted() ? 1 : 0);
    },
  });
  const rate = new Gauge({
    name: 'qrush_whatsapp_rate',
    help: 'Messages a second that may go out at this moment',
    aggregator: 'max',
    registers,
  });
  const sending = new Gauge({
    name: 'qrush_whatsapp_sending',
    help: 'Messages being sent right now',
    registers,
  });
  const open = new Gauge({
    name: 'qrush_whatsapp_circuit_open',
    help: 'Processes that send nothing because the Cloud API fails',
    registers,
  });
  const stopped = new Gauge({
    name: 'qrush_whatsapp_halted',
    help: 'Processes that send nothing because the account may not: token, rights or bills',
    registers,
  });
  new Gauge({
    name: 'qrush_whatsapp_clock_skew_seconds',
    help: 'Seconds by which the clock is ahead of that of WhatsApp, as far as it is known',
    aggregator: 'average',
    registers,
    collect() {
      this.set(skew() / 1000);
    },
  });
}
