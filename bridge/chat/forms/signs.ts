/** The signs by which options are called: A, B, C; and 1, 2, 3. */

export const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** The option of a letter; undefined when there are not so many. */
export function letterIn(count: number, sign: string): number | undefined {
  const index = /^[a-t]$/i.test(sign) ? sign.toLowerCase().charCodeAt(0) - 97 : -1;
  return index >= 0 && index < count ? index : undefined;
}

/** The option of a 1-based number; undefined when there are not so many. */
export function numberIn(count: number, sign: string): number | undefined {
  const index = /^\d{1,2}$/.test(sign) ? Number(sign) - 1 : -1;
  return index >= 0 && index < count ? index : undefined;
}
