/** The modes and question types of this package speak every language that pages do. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { words } from '../../../plugins/words/words.ts';
import { builtIn } from '../../../server/built-in.ts';
import type { GameMode } from '../../../server/engine/mode.ts';
import type { QuestionType } from '../../../server/engine/question-type.ts';
import { issueInWords } from '../../../server/formats/issue-words.ts';
import { examineQuestion } from '../../../server/games/quiz-validation.ts';
import { z } from '../../../server/plugin.ts';
import { fieldSchema } from '../../../server/quizzes/checking/field-schema.ts';
import { LANGUAGES } from '../../../vocabulary/all.ts';

const others = LANGUAGES.filter((language) => language !== 'en');

/** The modes and types that plugins register. */
async function registered(): Promise<{ modes: GameMode[]; types: QuestionType[] }> {
  const modes: GameMode[] = [];
  const types: QuestionType[] = [];
  const of =
    /^(?:question-types|order|match|point|classic|ranked|closest|minority|survival|accuracy|finger|teams|wager|double|confidence|buzzer|ladder|poll)$/;
  for (const { name, setup } of builtIn.filter((plugin) => of.test(plugin.name))) {
    expect(setup, name).toBeDefined();
    await setup({
      modes: { register: (mode: GameMode) => modes.push(mode) },
      questionTypes: { register: (type: QuestionType) => types.push(type) },
    } as never);
  }
  return { modes, types };
}

const { modes, types } = await registered();

/** The texts of a schema that a page shows: fields without a title have editors with words of their own. */
function textsOf(schema: unknown): string[] {
  const { title, description, enumNames, properties } = Object(schema);
  const inside = Object.values(Object(properties)).flatMap((field) => textsOf(field));
  const own = title === undefined ? [] : [title, description];
  return [...own, ...(enumNames ?? []), ...inside].filter((text) => typeof text === 'string');
}

const optionsOf = ({ options }: GameMode) => z.toJSONSchema(options, { io: 'input' });

/** Names of other programs. */
const SAME = ['QRush', 'Kahoot!', 'ClassQuiz', 'Razzia', 'Quizler', 'Sendsteps'];

const shown = [
  ...modes.flatMap((mode) => {
    const schema = optionsOf(mode);
    return [mode.title, `${schema.description}`, ...textsOf(schema)];
  }),
  ...types.flatMap((type) => [type.title ?? '', ...textsOf(fieldSchema(type.fields))]),
].filter((text) => !SAME.includes(text));

describe.each(others)('in %s', (language) => {
  const texts: Readonly<Record<string, string>> = words[language] ?? {};

  it('every title, option and field has its words', () => {
    expect(shown.length).toBeGreaterThan(60);
    expect(shown.filter((text) => texts[text] === undefined)).toEqual([]);
  });

  it('only values of the English text stand in it, within its bounds', () => {
    const values = (of: string) => [...of.matchAll(/\{\w+\}/g)].map(([value]) => value);
    for (const [english, text] of Object.entries(texts)) {
      expect(values(english), english).toEqual(expect.arrayContaining(values(text)));
      expect(text.length).toBeLessThanOrEqual(200);
    }
    expect(Object.keys(texts).sort()).toEqual(Object.keys(words.de ?? {}).sort());
  });

  it.each<[type: string, fields: object]>([
    ['single', { options: ['a', 'a'], correct: [0] }],
    ['single', { options: ['a', 'b'], correct: [7] }],
    ['multiple', { options: ['a', 'b'], correct: [1, 1] }],
    ['text', { accepted: ['...'] }],
    ['text', { accepted: ['Paris'], refused: ['paris'] }],
    ['order', { options: ['a', 'a '] }],
    [
      'match',
      {
        pairs: [
          ['a', '1'],
          ['a', '2'],
        ],
      },
    ],
    [
      'match',
      {
        pairs: [
          ['a', '1'],
          ['b', '1'],
        ],
      },
    ],
    [
      'match',
      {
        pairs: [
          ['a', '1'],
          ['b', '2'],
          ['c', '3'],
        ],
        extra: ['4', '5', '6', '7', '8', '9', '10', '11'],
      },
    ],
    ['number', { value: 'many' }],
    ['boolean', {}],
  ])('a bad question of the type %s is told so: %j', (name, fields) => {
    const type = types.find((each) => each.name === name) as QuestionType;
    const known = { typeOf: () => type, typeNames: [name] };
    const read = examineQuestion({ type: name, text: 'x', ...fields }, known);
    const [issue] = 'issues' in read ? read.issues : [];
    if (!issue) throw new Error('the question is good');
    const reader = { wanted: [language], translations: type.translations };
    const said = issueInWords(issue, reader);
    expect(said).not.toBe(issueInWords(issue));
    expect(said).not.toContain('{');
    // Without the name of the field.
    const [, own = said] = said.split('”: ');
    const [, english = ''] = issueInWords(issue).split('”: ');
    expect(own).not.toBe(english);
  });
});

it('no text is spare', async () => {
  const folder = join(import.meta.dirname, '../../../plugins');
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    /^(?:modes|question-types|order|match|point|formats)\b.*\.ts$/.test(file),
  );
  const sources = (
    await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  ).join('\n');
  // A text with values in it stands there as its parts; a value that is a text has a name before it.
  const said = (text: string) =>
    shown.includes(text) ||
    text
      .replace(/^[a-z]+: /, '')
      .replaceAll('\\', '\\\\')
      .split(/\{\w+\}/)
      .every((part) => sources.includes(part));
  expect(Object.keys(words.de ?? {}).filter((text) => !said(text))).toEqual([]);
});
