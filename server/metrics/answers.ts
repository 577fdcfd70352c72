import { Counter, type Registry } from 'prom-client';
import type { HookRunner } from '../hooks.ts';

export function answerMetrics(metrics: Registry, hooks: HookRunner): void {
  const accepted = new Counter({
    name: 'qrush_answers_accepted_total',
    help: 'Answers that were stored, each once',
    registers: [metrics],
  });
  hooks.for('metrics').observe('answer:accepted', () => accepted.inc());
}
