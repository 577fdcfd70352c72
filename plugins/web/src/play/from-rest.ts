import type { ComponentType } from 'preact';
import { later } from '../components/later.tsx';

type Rest = typeof import('./rest.ts');

/** A component of `rest.ts`, which comes once the player has joined. */
export const fromRest = <Props extends object>(
  choose: (rest: Rest) => ComponentType<Props>,
): ComponentType<Props> => later<Props>(async () => choose(await import('./rest.ts')));
