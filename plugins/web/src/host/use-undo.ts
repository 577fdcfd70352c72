import { useEffect, useRef, useState } from 'preact/hooks';

/** ms in which a thing can be taken back. */
const PATIENCE = 5000;

export interface Undoable {
  /** The acts that are about to be done. */
  pending: ReadonlySet<string>;
  plan(id: string): void;
  undo(id: string): void;
}

/** Does something to things by their ids, each after a while in which it can be taken back. */
export function useUndo(act: (id: string) => void): Undoable {
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const latest = useRef(act);
  latest.current = act;
  const settle = (id: string) => {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
    setPending(new Set(timers.current.keys()));
  };
  useEffect(
    () => () => {
      // An act that was not taken back is done, even when its list goes.
      for (const [id, timer] of timers.current) {
        clearTimeout(timer);
        latest.current(id);
      }
    },
    [],
  );
  return {
    pending,
    plan(id) {
      if (timers.current.has(id)) return;
      const done = () => {
        settle(id);
        latest.current(id);
      };
      timers.current.set(id, setTimeout(done, PATIENCE));
      setPending(new Set(timers.current.keys()));
    },
    undo: settle,
  };
}
