import pino from 'pino';
import { Counter } from 'prom-client';
import { HookRunner } from '../../server/hooks.ts';

/** Hooks to which no plugin listens. */
export const noHooks = (): HookRunner =>
  new HookRunner(
    pino({ level: 'silent' }),
    new Counter({ name: 'failures', help: '-', labelNames: ['plugin', 'hook'], registers: [] }),
  );
