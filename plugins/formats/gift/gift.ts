import type { FormatFunctions } from '../lazily.ts';
import { sample } from '../text/decode.ts';
import { readGift } from './read.ts';
import { writeGift } from './write.ts';

/** Moodle's GIFT: a question, and its answers in braces. */
export const gift: FormatFunctions = {
  detect(bytes) {
    const text = sample(bytes);
    if (/^\s*(<|\{|\[\s*[{"\]])/.test(text)) return 0;
    if (/^\s*(::.*::|\$CATEGORY:)/m.test(text)) return 0.9;
    if (/\{\s*([=~#]|(T|F|TRUE|FALSE)\s*[#}])/.test(text)) return 0.85;
    return /\{[^{}]*\}\s*(\n|$)/.test(text) ? 0.2 : 0;
  },
  read: readGift,
  write: writeGift,
};
