import { QRushError } from '../errors.ts';

/** Graphemes of a nickname at the most. */
const LONGEST = 20;

/** Code units looked at: no honest name of 20 graphemes is longer. */
const LONGEST_RAW = 400;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * A nickname as it is shown: compatibility forms folded, invisible and direction-changing
 * characters gone, spaces single.
 * @throws QRushError `NICKNAME_REJECTED` when it is empty, over 20 characters, or only signs
 */
export function cleanNickname(raw: string): string {
  if (raw.length > LONGEST_RAW) throw tooLong();
  const name = raw
    .toWellFormed()
    .normalize('NFKC')
    // The joiner inside emoji families is the one invisible character that names may need.
    .replace(/(?<!\p{Extended_Pictographic}\u{FE0F}?\p{EMod}?)\u{200D}/gu, '')
    .replace(/(?![\u{200D}\t-\r])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u{FFFD}]/gu, '')
    .replace(/[\p{Z}\s]+/gu, ' ')
    .trim();
  if (name === '') throw new QRushError('NICKNAME_REJECTED', 'Please enter a name.');
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name)) {
    throw new QRushError('NICKNAME_REJECTED', 'A name needs a letter, a digit or an emoji.');
  }
  if ([...graphemes.segment(name)].length > LONGEST) throw tooLong();
  return name;
}

const tooLong = () =>
  new QRushError('NICKNAME_REJECTED', `A name has at most ${LONGEST} characters.`);

/**
 * Characters that look alike, each line by the first. The common part of Unicode's confusables
 * (UTS #39) for names in Latin, Cyrillic and Greek letters, after case folding.
 */
const LOOK_ALIKES = [
  'aаα@',
  'bвβь',
  'cсϲ',
  'eеёε3',
  'hнһ',
  'iіїιl1|!јj',
  'kкκ',
  'mм',
  'nпη',
  'oоοσ0',
  'pрρ',
  's$ѕ5',
  'tтτ7',
  'uυц',
  'vνѵ',
  'wωшѡ',
  'xхχ',
  'yуγ',
];

const SKELETON = new Map(
  LOOK_ALIKES.flatMap((line) => {
    const [first = '', ...others] = line;
    return others.map((other) => [other, first] as const);
  }),
);

/** What two nicknames that look alike have in common; a game takes each key once. */
export function nicknameKey(nickname: string): string {
  const plain = nickname
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return [...plain.replace(/\s+/gu, '')].map((letter) => SKELETON.get(letter) ?? letter).join('');
}
