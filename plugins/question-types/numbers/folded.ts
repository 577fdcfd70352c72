/**
 * A word as the tables of numbers have it: without case and accents, and without the signs that are
 * often left out in Arabic (vowels, hamza on an alef) and in Hindi (the dot of borrowed sounds).
 */
export const folded = (word: string): string => (/^[a-z]+$/.test(word) ? word : foldedForm(word));

const foldedForm = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u0655\u0670\u0640\u093c]/g, '')
    .replaceAll('ٱ', 'ا')
    .replaceAll('ँ', 'ं')
    .normalize('NFC');
