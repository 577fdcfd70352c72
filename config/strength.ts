/** Words that people put where a secret belongs. */
const KNOWN =
  /change[-_ ]?me|change|replace|password|passwort|admin|secret|qrush|example|default|letmein|welcome|qwerty/gi;

/** Different characters that a secret has at least. */
const DIFFERENT = 6;

/** Characters that have to be left without the well-known ones. */
const OWN = 8;

/**
 * Whether a token is one that somebody might guess: few different characters, a piece that is
 * repeated, a row such as `0123456789`, or hardly more than words like "change me". It does not
 * measure how much chance is in it.
 */
export function isWeak(token: string): boolean {
  const own = token.replaceAll(KNOWN, '').replaceAll(/[^\p{L}\p{N}]/gu, '');
  const few = new Set(token).size < DIFFERENT || own.length < OWN;
  return few || isRepeated(token) || isRepeated(own) || isRow(own);
}

const isRepeated = (text: string): boolean => /^(.+?)\1+$/su.test(text);

/** Whether most characters are one further, or one back, from the one before. */
function isRow(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const even = (by: number) => steps.filter((step) => step === by).length > steps.length / 2;
  return even(1) || even(-1);
}
