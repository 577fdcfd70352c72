/** Problems of a field, in a person's words. */
import '../support/page-words.ts';
import { expect, it } from 'vitest';
import { atField, inList } from '../../../../plugins/web/src/desk/editor/problem-words.ts';

it.each([
  ['“text” is empty.', 'This is empty.', 'The question is empty.'],
  [
    '“options”: two options look the same.',
    'Two options look the same.',
    'The options: two options look the same.',
  ],
  ['“media.alt” is empty.', 'This is empty.', 'The description is empty.'],
  ['“word” is shorter than 3 characters.', 'This is shorter than 3 characters.', undefined],
  // As all other languages say it.
  [
    '“text”: Hier steht noch nichts.',
    'Hier steht noch nichts.',
    'The question: Hier steht noch nichts.',
  ],
  ['The question type “x” failed.', 'The question type “x” failed.', undefined],
])('%s', (message, here, listed = message) => {
  expect(atField(message)).toBe(here);
  expect(inList(message)).toBe(listed);
});
