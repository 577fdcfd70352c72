import type { FormOption } from '../../../server/plugin.ts';
import { asShown, oneLine, withoutAccents, withoutSigns } from '../text.ts';

/** An option in words: its text, and what is on its picture. */
export const optionText = ({ text, media }: FormOption): string =>
  [text, media && `[${media.alt}]`].filter(Boolean).join(' ');

/** Code units of a name without the signs around it: "C++" is not called "C". */
const LEAST_BARE = 3;

/** The names of options, and the option of each: found when first asked for, and then known. */
export function namesIn(
  options: readonly FormOption[],
): () => readonly (readonly [name: string, index: number])[] {
  let known: (readonly [string, number])[] | undefined;
  return () => {
    known ??= options.flatMap((option, at) => namesOf(option).map((name) => [name, at] as const));
    return known;
  };
}

/** All that an option may be called by, each in the form that {@link folded} gives. */
function namesOf(option: FormOption): string[] {
  const names = [optionText(option), option.text, option.media?.alt ?? ''].map(folded);
  const bare = names.map(withoutSigns).filter((name) => name.length >= LEAST_BARE);
  return [...new Set([...names, ...bare])].filter((name) => name !== '');
}

/** The common form of a text and its otherwise written twin: no case, no accents, plain signs. */
export const folded = (text: string): string =>
  oneLine(withoutAccents(asShown(text).normalize('NFKC')).toLowerCase());
