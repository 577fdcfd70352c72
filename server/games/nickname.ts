import { QRushError } from '../protocol/errors.ts';
import { hasLink } from './nickname-links.ts';
import { withoutUnseen } from './nickname-unseen.ts';

/** Graphemes of a nickname at the most. */
const LONGEST = 20;

/** Code units looked at: no honest name of 20 graphemes is longer. */
const LONGEST_RAW = 400;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Sorting a long row of marks takes quadratic time; of six, a letter and its form take three. */
const LONG_ROW = /(\p{M}{6})\p{M}+/gu;

/** Marks on nothing, and more marks on a letter than three. */
const LOOSE_MARKS = /(?<=^|[\p{Z}\s])\p{M}+|(?<=\p{M}{3})\p{M}+/gu;

/** A letter, also one in a black circle; a digit; an emoji, also one that is a sign on a key. */
const VISIBLE =
  /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}\u{1F150}-\u{1F169}]|\u{20E3}/u;

/**
 * A nickname as it is shown: compatibility forms folded; what nobody sees, what turns the direction
 * of writing and more than three marks on a letter gone; spaces single.
 * @throws QRushError `NICKNAME_REJECTED` when it is empty, over 20 characters, only signs, or when
 *   chats would make a link of it
 */
export function cleanNickname(raw: string): string {
  if (raw.length > LONGEST_RAW) throw tooLong();
  // Twice: compatibility forms and joined letters may leave something loose that held on before.
  const name = tidy(tidy(raw.toWellFormed()));
  if (name === '') throw rejected('Please enter a name.');
  if (!VISIBLE.test(name)) throw rejected('A name needs a letter, a digit or an emoji.');
  if ([...graphemes.segment(name)].length > LONGEST) throw tooLong();
  if (hasLink(name)) {
    throw rejected(
      'A name cannot hold a link, a phone number or a word that starts with @, # or /.',
    );
  }
  return name;
}

const tidy = (text: string): string =>
  withoutUnseen(text)
    .replace(LONG_ROW, '$1')
    .normalize('NFKC')
    .replace(LOOSE_MARKS, '')
    .replace(/[\p{Z}\s]+/gu, ' ')
    .trim();

const rejected = (message: string) => new QRushError('NICKNAME_REJECTED', message);

const tooLong = () => rejected(`A name has at most ${LONGEST} characters.`);
