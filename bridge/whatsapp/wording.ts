import { wordings } from '../chat/wording.ts';
import { literal, monospace } from './markup.ts';

/** How each language is spoken here. Commands are words; capitals set them off where there are any. */
export const wordingIn = wordings({
  plain: literal,
  link: (url) => url,
  bold: (text) => `*${text}*`,
  italic: (text) => `_${text}_`,
  code: monospace,
  command: (verb, { verbs, tag }) => (verbs[verb][0] ?? verb).toLocaleUpperCase(tag),
});

/** Above a question: the same in all languages, and no digits but those that codes are written in. */
export const headline = (index: number, total: number, seconds: number, text: string): string =>
  `*Q${index + 1}/${total}* · ${seconds} s · ${text}`;
