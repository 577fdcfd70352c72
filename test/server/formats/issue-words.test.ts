/** A schema's issues as sentences. */
import { expect, it } from 'vitest';
import { z } from 'zod';
import { issueInWords } from '../../../server/formats/issue-words.ts';

const schema = z
  .strictObject({
    text: z.string().min(1).max(5),
    options: z.array(z.string().max(3)).min(2).max(3),
    limit: z.number().min(1).max(600),
    type: z.enum(['a', 'b']),
  })
  .refine(({ text }) => text !== 'bad', 'what is bad is refused');

const good = { text: 'text', options: ['a', 'b'], limit: 20, type: 'a' };

it.each<[change: object, words: string]>([
  [{ text: '' }, '“text” is empty.'],
  [{ text: 'longer' }, '“text” is longer than 5 characters.'],
  [{ text: 7 }, '“text” must be a text.'],
  [{ text: undefined }, '“text” is missing.'],
  [{ options: ['a'] }, '“options” has fewer than 2 entries.'],
  [{ options: ['a', 'b', 'c', 'd'] }, '“options” has more than 3 entries.'],
  [{ options: ['a', 'long'] }, 'Entry 2 of “options” is longer than 3 characters.'],
  [{ options: 'ab' }, '“options” must be a list.'],
  [{ limit: 0 }, '“limit” is less than 1.'],
  [{ limit: 900 }, '“limit” is more than 600.'],
  [{ type: 'c' }, '“type” must be one of a, b.'],
  [{ txet: 1 }, 'There is no field “txet” in a question of this type.'],
  [{ text: 'bad' }, 'What is bad is refused.'],
])('%j', (change, words) => {
  const { error } = schema.safeParse({ ...good, ...change });
  expect(error?.issues.map((issue) => issueInWords(issue))).toEqual([words]);
});

it.each<[change: object, language: string, words: string]>([
  [{ text: '' }, 'de', '“text”: Hier steht noch nichts.'],
  [{ text: undefined }, 'fr', '“text”: Cela manque encore.'],
  [{ options: ['a'] }, 'es', '“options”: Como mínimo 2 elementos.'],
  [{ options: ['a', 'long'] }, 'pt-BR', 'Item 2 de “options”: No máximo 3 caracteres.'],
  [{ limit: 0 }, 'ar', '“limit”: الحد الأدنى هو 1.'],
  [{ type: 'c' }, 'id', '“type”: Hanya boleh a, b.'],
  [{ txet: 1 }, 'hi', 'इस तरह के सवाल में “txet” नाम का कोई खाना नहीं होता।'],
  [{ text: 'bad' }, 'de', 'Schlecht wird abgelehnt.'],
])('%j in %s', (change, language, words) => {
  const { error } = schema.safeParse({ ...good, ...change });
  const translations = { de: { 'what is bad is refused': 'schlecht wird abgelehnt' } };
  const reader = { wanted: ['ja', language], translations };
  expect(error?.issues.map((issue) => issueInWords(issue, reader))).toEqual([words]);
});
