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
    const matcher = foulMatcher(words);
    hooks.decide('join', ({ nickname }) => {
      if (matcher.hasMatch(nickname)) {
        throw new QRushError(
          'NICKNAME_REJECTED',
          'This name is not suitable here; please choose another one.',
        );
      }
    });
  },
});

/** Matches foul words, also with digits, doubled letters and look-alikes in them. */
export function foulMatcher(words: string[]): RegExpMatcher {
  const dataset = new DataSet<{ originalWord: string }>().addAll(englishDataset);
  for (const word of words) {
    dataset.addPhrase((phrase) =>
      phrase
        .setMetadata({ originalWord: word })
        .addPattern(parseRawPattern(literal(word.toLowerCase()))),
    );
  }
  return new RegExpMatcher({ ...dataset.build(), ...englishRecommendedTransformers });
}

/** In a pattern `[]?|` and the backslash mean something; in a word of the operator they do not. */
const literal = (word: string): string => word.replace(/[[\]?|\\]/g, '\\$&');
