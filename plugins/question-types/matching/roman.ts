const VALUES: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

const ROMAN = /^(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;

/** The value of a Roman numeral in lower case, 1 to 3,999; undefined when it is none. */
export function romanValue(word: string): number | undefined {
  if (!ROMAN.test(word)) return undefined;
  let value = 0;
  for (let at = 0; at < word.length; at++) {
    const one = VALUES[word[at] ?? ''] ?? 0;
    const next = VALUES[word[at + 1] ?? ''] ?? 0;
    value += one < next ? -one : one;
  }
  return value;
}
