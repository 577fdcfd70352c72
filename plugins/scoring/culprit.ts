import type { Culprit, Needed } from './quarantine.ts';
import type { Place } from './whereabouts.ts';

/** Knows the modes and types of this package. */
export interface Owned {
  type(name: string): boolean;
  mode(name: string): boolean;
}

/**
 * Finds the plugin to blame for a thread that came to harm: never one of this package, whose code
 * is tested, and slow on a busy machine at the most.
 * @param place where the thread was; undefined when it was in nobody's code
 */
export function suspectOf(
  { type, mode }: Needed,
  place: Place | undefined,
  owned: Owned,
): Omit<Culprit, 'failure'> | undefined {
  const foreignType = !owned.type(type);
  const foreignMode = !owned.mode(mode);
  if (foreignType && place !== 'mode') return { place: 'type', name: type };
  if (foreignMode && place !== 'type') return { place: 'mode', name: mode };
  return undefined;
}
