/** An emoji, with the skin or the style it may carry. \p{Emoji} leaves out what is not assigned yet. */
const PICTURE = String.raw`(?=\p{Emoji})\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\u{FE0F})?`;

/** Emoji of several characters (UTS #51): flags, keycaps, flags of regions, and joined ones. */
const EMOJI = [
  String.raw`\p{Regional_Indicator}{2}`,
  String.raw`[0-9#*]\u{FE0F}?\u{20E3}`,
  String.raw`\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}`,
  String.raw`${PICTURE}(?:\u{200D}${PICTURE})*`,
].join('|');

/** Scripts whose letters change their form beside a joiner or non-joiner (Unicode 23.2). */
const JOINING = `[${['Arab', 'Syrc', 'Mong', 'Nkoo', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml']
  .concat(['Telu', 'Knda', 'Mlym', 'Sinh', 'Mymr', 'Khmr', 'Tibt', 'Bali', 'Java', 'Newa'])
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('')}]`;

/** A joiner between two letters of such a script; in Bengali also before the sign after ra. */
const JOINER = [
  String.raw`(?<=[${JOINING}&&[\p{L}\p{M}]])[\u{200C}\u{200D}](?=[${JOINING}&&\p{L}])`,
  String.raw`(?<=\u{09B0})\u{200D}(?=\u{09CD})`,
].join('|');

/**
 * Characters that show as nothing, turn the direction of writing, or have no meaning; spaces are
 * not in it.
 */
const UNSEEN = String.raw`[[\p{Default_Ignorable_Code_Point}\p{C}\u{2800}\u{FFFC}\u{FFFD}\u{1D159}]--[\t-\r]]`;

const SEEN_OR_UNSEEN = new RegExp(`(${EMOJI}|${JOINER})|${UNSEEN}`, 'gv');

/** A text without the characters that nobody sees, but with those that hold an emoji or a word together. */
export const withoutUnseen = (text: string): string =>
  text.replace(SEEN_OR_UNSEEN, (_, seen: string | undefined) => seen ?? '');
