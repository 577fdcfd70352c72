import { expect, it } from 'vitest';
import { answerInWords } from '../../../server/games/answer-in-words.ts';
import type { Form } from '../../../server/protocol/form.ts';

const options = ['Red', 'Green', 'Blue'].map((text) => ({ text }));
const long = `${'a'.repeat(38)}😀${'b'.repeat(10)}`;

it.each<[Form, unknown, string | number | undefined]>([
  [{ kind: 'number' }, 0, 0],
  [{ kind: 'number' }, undefined, undefined],
  [{ kind: 'text' }, 'Rome', 'Rome'],
  // No half of a sign is left where it is cut.
  [{ kind: 'text' }, long, `${'a'.repeat(38)}…`],
  [{ kind: 'pick', options }, 0, 'Red'],
  [{ kind: 'pick', options, most: 2 }, [0, 2], 'Red, Blue'],
  [{ kind: 'pick', options }, undefined, undefined],
  [{ kind: 'pick', options }, 7, undefined],
  [{ kind: 'order', options }, [2, 0, 1], 'Blue, Red, Green'],
  [{ kind: 'match', left: options, right: options }, [1, 1, 0], 'Green, Green, Red'],
  [{ kind: 'point', image: '/x.png', alt: 'x' }, [0.5, 0.5], undefined],
])('%j with %j is %j', (form, value, words) => {
  expect(answerInWords(form, value)).toBe(words);
});
