import type { Language } from '../../../vocabulary/all.ts';

/**
 * One spelling for words that are spelled in two ways: of British and American English, and of nasal
 * sounds in Hindi (हिन्दी, हिंदी).
 */
export function oneSpelling(word: string, language: Language | undefined): string {
  if (language === 'en') return american(word);
  return language === 'hi' ? devanagari(word) : word;
}

const WORDS: Record<string, string> = {
  aluminium: 'aluminum',
  sulphur: 'sulfur',
  caesium: 'cesium',
  odour: 'odor',
  grey: 'gray',
};

/** Whether any of the endings below can be there: most words are done with that. */
const TWO_WAYS = /our|re|[iy]s|ogue|ll/;

function american(word: string): string {
  if (Object.hasOwn(WORDS, word)) return WORDS[word] ?? word;
  if (!TWO_WAYS.test(word)) return word;
  return word
    .replace(/(?<=[a-z]{3})our(?=$|s$|ed$|ing$|ful$|less$|ite$|able$)/, 'or')
    .replace(/(?<=[a-z]{2}[btg])re(?=s?$)/, 'er')
    .replace(/(?<=[a-z]{3})([iy])s(?=e$|ed$|es$|er$|ing$|ation$)/, '$1z')
    .replace(/(?<=[a-z]{3})ogue(?=s?$)/, 'og')
    .replace(/(?<=[a-z]{3}[aeiou]l)l(?=ed$|ing$|er$)/, '');
}

const devanagari = (word: string): string =>
  word
    .replaceAll('\u0901', '\u0902')
    .replace(/ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])/g, '\u0902');
