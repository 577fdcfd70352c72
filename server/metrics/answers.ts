import { Counter, type Registry } from 'prom-client';
import type { HookRunner } from '../hooks.ts';

export function answerMetrics(metrics: Registry, hooks: HookRunner): void {
  let accepted = 0;
  new Counter({
    name: 'qrush_answers_accepted_total',
    help: 'Answers that were stored, each once',
    registers: [metrics],
    collect() {
      this.inc(accepted);
      accepted = 0;
    },
  });
  hooks.for('metrics').observe('answer:accepted', () => {
    accepted += 1;
  });
}
