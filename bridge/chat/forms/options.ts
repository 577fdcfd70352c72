import type { FormOption } from '../../../server/plugin.ts';
import { asShown, oneLine, withoutAccents } from '../text.ts';

/** An option in words: its text, and what is on its picture. */
export const optionText = ({ text, media }: FormOption): string =>
  [text, media && `[${media.alt}]`].filter(Boolean).join(' ');

/** All that an option may be called by, each in the form that {@link folded} gives. */
export const namesOf = (option: FormOption): string[] =>
  [optionText(option), option.text, option.media?.alt ?? '']
    .map(folded)
    .filter((name, at, all) => name !== '' && all.indexOf(name) === at);

/** What a text and its otherwise written twin have in common: no case, no accents, plain signs. */
export const folded = (text: string): string =>
  oneLine(withoutAccents(asShown(text).normalize('NFKC')).toLowerCase());
