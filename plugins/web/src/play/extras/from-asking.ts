import type { ComponentType } from 'preact';
import { later } from '../../components/later.tsx';

type Asking = typeof import('./asking.ts');

/** A component of `asking.ts`, which comes when it is shown first. */
export const fromAsking = <Props extends object>(
  choose: (asking: Asking) => ComponentType<Props>,
): ComponentType<Props> => later<Props>(async () => choose(await import('./asking.ts')), true);
