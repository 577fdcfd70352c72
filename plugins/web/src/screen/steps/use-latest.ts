import { useEffect, useRef, useState } from 'preact/hooks';
import type { Newcomer } from '../../../../../server/protocol/views.ts';

/** Names that come at once, and ms until the next ones: of a crowd nobody reads more, and all of them move. */
const AT_ONCE = 3;
const PACE = 300;

/** The latest to come, the latest first: some at a time, the new ones in their order and then those before them. */
export function useLatest(newcomers: readonly Newcomer[], most: number): readonly Newcomer[] {
  const [shown, setShown] = useState<readonly Newcomer[]>(() =>
    newcomers.slice(-AT_ONCE).reverse(),
  );
  const changedAt = useRef(0);
  const next = after(shown, newcomers, most);
  const isSame = next.length === shown.length && next.every((one, at) => one === shown[at]);
  useEffect(() => {
    if (isSame) return undefined;
    const wait = changedAt.current + PACE - performance.now();
    const timer = setTimeout(() => {
      changedAt.current = performance.now();
      setShown(next);
    }, wait);
    return () => clearTimeout(timer);
  });
  return shown;
}

/** The next names to show; a function of its own for its test. */
export function after(
  shown: readonly Newcomer[],
  newcomers: readonly Newcomer[],
  most: number,
): readonly Newcomer[] {
  const known = new Map(newcomers.map((one) => [one.nickname, one]));
  // Players who have left go, and those with a new face get it.
  const here = shown.flatMap(({ nickname }) => known.get(nickname) ?? []);
  const [first] = here;
  const to = first ? newcomers.indexOf(first) + 1 : 0;
  const coming = newcomers.slice(to).slice(-most).slice(0, AT_ONCE);
  if (coming.length > 0) return [...coming.reverse(), ...here].slice(0, most);
  const last = here.at(-1);
  const from = last ? newcomers.indexOf(last) : 0;
  const older = newcomers.slice(Math.max(0, from - AT_ONCE), from).reverse();
  return [...here, ...older].slice(0, most);
}
