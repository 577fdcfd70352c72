import { definePlugin, QRushError, z } from '../../server/plugin.ts';
import { judgeWith } from './judge.ts';

const word = z.string().trim().min(1).max(40);

const config = z.object({
  enabled: z.boolean().default(true),
  /** Further words that no name may contain. */
  words: z.array(word).max(1000).default([]),
  /** Words and whole names that are good here, whatever the lists say. */
  allow: z.array(word).max(1000).default([]),
});

/** Keeps foul names and foul typed answers off the big screen. */
export default definePlugin({
  name: 'nickname-filter',
  config,
  setup({ hooks, config: { enabled, words, allow } }) {
    if (!enabled) return;
    const judge = judgeWith({ words, allow });
    hooks.decide('join', ({ nickname }) => {
      switch (judge(nickname)) {
        case 'foul':
          throw new QRushError(
            'NICKNAME_REJECTED',
            'This name is not suitable here; please choose another one.',
          );
        case 'either':
          throw new QRushError('WAITING_FOR_HOST', 'The host has to agree to this name.');
        case 'fine':
          return;
      }
    });
    hooks.decide('label', ({ label }) => {
      if (judge(label) === 'foul') throw new QRushError('NICKNAME_REJECTED');
    });
  },
});
