/**
 * Endings of addresses in use, apart from the countries' own. All there are (some 1,400) would forbid
 * names such as "Dr.Black".
 */
const ENDINGS = new Set(
  'com net org info biz edu gov mil int arpa app dev xyz online site website web shop store club live link page blog news chat email click host space cloud tech world today life fun top vip win pro bet casino porn sex xxx game games media video art name mobi asia eu uk su рф'.split(
    ' ',
  ),
);

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

const isEnding = (word: string): boolean =>
  ENDINGS.has(word) || (/^[a-z]{2}$/.test(word) && countries.of(word.toUpperCase()) !== undefined);

/** A full stop between two words. */
const DOMAIN = /(?<=[\p{L}\p{N}])[.。](?=(\p{L}{2,12})(?![\p{L}\p{N}]))/gu;

/** Web addresses; words that are a mention, a tag or a command in a chat; and phone numbers. */
const OTHERS = /:\/\/|\bwww\.|(?<![\p{L}\p{N}])[@#/]\p{L}|\p{Nd}(?:[ ()./-]*\p{Nd}){6}/iu;

/** Whether chats would make a link of some part of the name: it would stand in other players' chats. */
export const hasLink = (name: string): boolean =>
  OTHERS.test(name) ||
  [...name.matchAll(DOMAIN)].some(([, ending = '']) => isEnding(ending.toLowerCase()));
