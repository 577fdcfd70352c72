/**
 * threads.js, without its signal handlers: it would end the process at SIGTERM or SIGINT by itself,
 * in the middle of our drain.
 */
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

const before = new Map(SIGNALS.map((signal) => [signal, new Set(process.listeners(signal))]));
const threads = await import('threads');
for (const signal of SIGNALS) {
  for (const listener of process.listeners(signal)) {
    if (!before.get(signal)?.has(listener)) process.off(signal, listener);
  }
}

export const { spawn, Worker } = threads;
