import {
  DataSet,
  englishDataset,
  englishRecommendedTransformers,
  parseRawPattern,
  RegExpMatcher,
} from 'obscenity';
import { definePlugin, QRushError, z } from '../../server/plugin.ts';

const config = z.object({
  enabled: z.boolean().default(true),
  /** Further words that no name may contain. */
  words: z.array(z.string().trim().min(1).max(40)).default([]),
});

/** Keeps foul names off the big screen. */
export default definePlugin({
  name: 'nickname-filter',
  config,
  setup({ hooks, config: { enabled, words } }) {
    if (!enabled) return;
    const isFoul = isFoulName(words);
    hooks.decide('join', ({ nickname }) => {
      if (isFoul(nickname)) {
        throw new QRushError(
          'NICKNAME_REJECTED',
          'This name is not suitable here; please choose another one.',
        );
      }
    });
  },
});

/**
 * Tells foul names, also those with digits, doubled letters and look-alikes in them, or spelt
 * letter by letter.
 */
export function isFoulName(words: string[]): (nickname: string) => boolean {
  const dataset = new DataSet<{ originalWord: string }>().addAll(englishDataset);
  for (const word of words) {
    dataset.addPhrase((phrase) =>
      phrase
        .setMetadata({ originalWord: word })
        .addPattern(parseRawPattern(literal(word.toLowerCase()))),
    );
  }
  const matcher = new RegExpMatcher({ ...dataset.build(), ...englishRecommendedTransformers });
  return (nickname) => {
    const words = nickname.replace(NUMBERS, '');
    const closedUp = words.replace(BETWEEN_LETTERS, '');
    // A match takes longer than all else that a join does.
    return matcher.hasMatch(words) || (closedUp !== words && matcher.hasMatch(closedUp));
  };
}

/** Digits may stand for letters, but not where they stand alone: table 455 is a table. */
const NUMBERS = /(?<![\p{L}\p{N}])\p{N}+(?![\p{L}\p{N}])/gu;

/** What stands between two letters that stand alone. */
const BETWEEN_LETTERS = /(?<=(?:^|\P{L})\p{L})\P{L}+(?=\p{L}(?:\P{L}|$))/gu;

/** In a pattern `[]?|` and the backslash mean something; in a word of the operator they do not. */
const literal = (word: string): string => word.replace(/[[\]?|\\]/g, '\\$&');
