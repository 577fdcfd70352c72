/** Globals that a mode may not touch: each throws while `work` runs. */
const FORBIDDEN = [
  [Date, 'now'],
  [Math, 'random'],
  [performance, 'now'],
  [globalThis, 'setTimeout'],
  [globalThis, 'setImmediate'],
  [globalThis, 'fetch'],
] as const;

/** Runs this without a clock, randomness, timers or a network. */
export function without<Result>(work: () => Result): Result {
  const before = FORBIDDEN.map(
    ([holder, name]) => [holder, name, Object.getOwnPropertyDescriptor(holder, name)] as const,
  );
  for (const [holder, name] of FORBIDDEN) {
    const trap = () => {
      throw new Error(`a mode may not call ${name}`);
    };
    Object.defineProperty(holder, name, { value: trap, configurable: true, writable: true });
  }
  try {
    return work();
  } finally {
    for (const [holder, name, descriptor] of before) {
      if (descriptor) Object.defineProperty(holder, name, descriptor);
      else Reflect.deleteProperty(holder, name);
    }
  }
}
