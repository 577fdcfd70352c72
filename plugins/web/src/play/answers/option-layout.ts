import type { FormOption } from '../../../../../server/protocol/form.ts';

/** Options with few words stand two in a row on a phone; longer ones get the full width. */
export function layoutOf(options: readonly FormOption[]): 'grid' | 'column' {
  const longest = Math.max(...options.map(({ text }) => text.length));
  return options.length > 2 && longest <= 14 ? 'grid' : 'column';
}
