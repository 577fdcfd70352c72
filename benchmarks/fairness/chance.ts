import { type Random, randomOf } from '../../testing/random.ts';

/** Draws that a seed decides. */
export interface Chance extends Random {
  normal(): number;
  between(least: number, most: number): number;
  /** Log-normal. @param sigma of its logarithm */
  around(median: number, sigma: number): number;
}

/** @param names tell draws apart that are made from one seed */
export function chance(seed: number, ...names: (string | number)[]): Chance {
  const random = randomOf(hash(`${seed} ${names.join(' ')}`));
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return {
    ...random,
    normal,
    between: (least, most) => least + (most - least) * random.next(),
    around: (median, sigma) => median * Math.exp(sigma * normal()),
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
