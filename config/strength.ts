/** Words that people put where a secret belongs. */
const KNOWN =
  /change|replace|password|passwort|admin|token|secret|qrush|example|default|letmein|welcome|qwerty|test|this|your|here|me/gi;

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
  return (
    new Set(token).size < DIFFERENT || own.length < OWN || /^(.+?)\1+$/su.test(token) || isRow(own)
  );
}

/** Whether most characters are one further, or one back, from the one before. */
function isRow(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const even = (by: number) => steps.filter((step) => step === by).length > steps.length / 2;
  return even(1) || even(-1);
}
