/** The editor and question types that it does not know by name. */
import '../support/page-words.ts';
import { expect, it } from 'vitest';
import { draftForm, shuffled } from '../../../../plugins/web/src/desk/editor/draft-form.ts';
import { fitWarning } from '../../../../plugins/web/src/desk/editor/fit.ts';
import {
  blankQuestion,
  editedTypes,
} from '../../../../plugins/web/src/desk/editor/question-types.ts';
import type { QuestionTypeList } from '../../../../server/protocol/question-types.ts';
import { startApp } from '../../../support/app.ts';

it('has an editor for all fields of each type that is built in, by what they are', async () => {
  await using running = await startApp();
  const response = await fetch(`${running.url}/api/question-types`);
  const { types } = (await response.json()) as QuestionTypeList;
  const edited = editedTypes(types);
  // Only what says how answers are judged is drawn from the schema.
  const generic = edited.flatMap(({ sections }) =>
    sections.flatMap((section) => (section.kind === 'field' ? [section.name] : [])),
  );
  expect(new Set(generic)).toEqual(new Set(['match', 'partial']));
  for (const [index, type] of edited.entries()) {
    const { example, form } = types[index] ?? {};
    expect(type.form).toBe(form);
    // The preview draws a draft as the game draws the question.
    expect(draftForm({ ...example }, type, ['True', 'False'])?.kind).toBe(form);
    expect(draftForm(blankQuestion(type), type, [])?.kind).toBe(form);
  }
});

it('draws a type that nobody knows from its schema alone', () => {
  const schema = {
    properties: {
      words: { type: 'array', items: { type: 'string' } },
      mood: { enum: ['calm', 'wild'], default: 'calm' },
      bonus: { type: 'number' },
    },
    required: ['words', 'mood'],
  };
  const [type] = editedTypes([{ name: 'x-words', title: 'Words', schema }]);
  expect(type?.sections).toMatchObject([
    { kind: 'field', name: 'words', isRequired: true },
    { kind: 'field', name: 'mood' },
    { kind: 'field', name: 'bonus', isRequired: false },
  ]);
  expect(type && blankQuestion(type)).toEqual({
    type: 'x-words',
    text: '',
    words: [],
    mood: 'calm',
  });
});

it('gives each type a title of its own', () => {
  const twins = ['one', 'two'].map((name) => ({ name, title: 'Same', schema: {} }));
  expect(editedTypes(twins).map(({ title }) => title)).toEqual(['Same', 'Same (two)']);
});

it('shuffles for the preview, and gives nothing away', () => {
  expect(shuffled([1, 2, 3, 4])).toEqual([3, 1, 4, 2]);
  expect(shuffled([1, 2, 3])).toEqual([3, 1, 2]);
});

it('warns of what the back row cannot read', () => {
  const options = (count: number, length: number) => ({
    kind: 'pick' as const,
    options: Array.from({ length: count }, () => ({ text: 'a'.repeat(length) })),
  });
  expect(fitWarning('Which planet is red?', options(4, 10), false)).toBeUndefined();
  expect(fitWarning('a'.repeat(500), options(10, 100), false)).toMatch('written small');
  expect(fitWarning('a\n'.repeat(40), options(10, 100), false)).toMatch('cut');
});
