/** The last message of a game keeps its link, however much there is to say. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Ending, endingText } from '../../../bridge/chat/ending.ts';
import { languageCodes } from '../../../bridge/chat/languages/all.ts';
import { codePoints } from '../../../bridge/chat/text.ts';
import { TEXT } from '../../../bridge/telegram/post.ts';
import { endingMessage } from '../../../bridge/whatsapp/messages.ts';
import { readRequest } from '../../../bridge/whatsapp/simulator/validation.ts';
import { wordingIn } from '../../../bridge/whatsapp/wording.ts';

const link = `https://quiz.example/summary#r.${'g'.repeat(22)}.${'p'.repeat(22)}.${'s'.repeat(43)}`;

const text = (longest: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength: longest });

const endings: fc.Arbitrary<Ending> = fc.record({
  outcome: fc.option(text(900), { nil: undefined }),
  explanation: fc.option(text(5000), { nil: undefined }),
  finished: text(200),
  podium: text(5000),
  summary: fc.constantFrom(...languageCodes).map((code) => wordingIn(code).summary(link)),
});

it('says all of it where there is room', () => {
  const ending = { outcome: 'one', explanation: 'two', finished: '3', podium: '4', summary: link };
  expect(endingText(ending, 4096, codePoints)).toBe(`one\n\ntwo\n\n3\n\n4\n\n${link}`);
  expect(endingText({ ...ending, summary: undefined, podium: '' }, 4096, codePoints)).toBe(
    'one\n\ntwo\n\n3',
  );
});

it('leaves out why the answer is right first, and never cuts the link', () => {
  const ending = {
    ...{ outcome: 'one', explanation: 'x'.repeat(4000), finished: '3', podium: 'the best' },
    summary: link,
  };
  expect(endingText(ending, 4096, codePoints)).toBe(`one\n\n3\n\nthe best\n\n${link}`);
  fc.assert(
    fc.property(endings, (given) => {
      const payload = endingMessage(given);
      const sent = { messaging_product: 'whatsapp', to: '5511999', ...payload };
      expect(() => readRequest(sent)).not.toThrow();
      if (payload.type !== 'text') throw new Error('not a text');
      expect(payload.text.body.endsWith(link)).toBe(true);
      const html = endingText(given, TEXT, (written) => written.length);
      expect(html.length).toBeLessThanOrEqual(TEXT);
      expect(html.endsWith(link)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
