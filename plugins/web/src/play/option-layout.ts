/** Options with few words stand two in a row on a phone; longer ones get the full width. */
export function layoutOf(choices: string[]): 'grid' | 'column' {
  const longest = Math.max(...choices.map((text) => text.length));
  return choices.length > 2 && longest <= 14 ? 'grid' : 'column';
}
