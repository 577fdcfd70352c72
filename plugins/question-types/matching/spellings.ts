/**
 * One spelling for words that are spelled in two ways: of British and American English, and of nasal
 * sounds in Hindi (हिन्दी, हिंदी).
 */
export function oneSpelling(word: string): string {
  if (/^[a-z]+$/.test(word))
    return word.length < 5 ? (word === 'grey' ? 'gray' : word) : american(word);
  return /[\u0900-\u097f]/.test(word) ? devanagari(word) : word;
}

const american = (word: string): string =>
  word === 'aluminium'
    ? 'aluminum'
    : word
        .replace(/(?<=[a-z]{2})our(?=$|s$|ed$|ing$|ful$|less$|ite$|able$)/, 'or')
        .replace(/(?<=[a-z]{2}[btg])re(?=s?$)/, 'er')
        .replace(/(?<=[a-z]{3})([iy])s(?=e$|ed$|es$|er$|ing$|ation$)/, '$1z')
        .replace(/(?<=[a-z]{3})ogue(?=s?$)/, 'og')
        .replace(/(?<=[a-z]{3}[aeiou]l)l(?=ed$|ing$|er$)/, '');

const devanagari = (word: string): string =>
  word
    .replaceAll('\u0901', '\u0902')
    .replace(/ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])/g, '\u0902');
