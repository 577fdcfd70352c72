/** Functions of question types that fail: they are counted, said once, and have a result all the same. */
import pino from 'pino';
import { Counter, Registry as Metrics } from 'prom-client';
import { expect, it } from 'vitest';
import { guardTypes } from '../../../server/games/guarded-type.ts';
import {
  type Form,
  QRushError,
  type Question,
  type QuestionType,
  z,
} from '../../../server/plugin.ts';
import { Registry } from '../../../server/registry.ts';

const question: Question = { type: 'odd', text: '?', limit: 20, points: 1000 };

const pick: Form = { kind: 'pick', options: [{ text: 'a' }, { text: 'b' }] };
const plain: Form = { kind: 'text' };

const sound: QuestionType = {
  name: 'odd',
  fields: z.object({}),
  form: () => pick,
  parse: (_question, value) => value,
  read: (_question, text) => text,
  grade: () => 1,
  correct: () => ({ of: ['all', 1] }),
  correctText: () => 'all',
  label: () => 'said',
};

function guarded(more: object) {
  const types = new Registry<QuestionType>('question type');
  types.for('clumsy').register({ ...sound, ...more });
  const lines: { plugin: string; hook: string; type: string }[] = [];
  const failures = new Counter({
    name: 'failures',
    help: 'Failures',
    labelNames: ['plugin', 'hook'],
    registers: [new Metrics()],
  });
  const log = pino({}, { write: (line) => void lines.push(JSON.parse(line)) });
  const type = guardTypes({ types, failures, log }).get('odd');
  if (!type) throw new Error('the type is gone');
  return { type, lines, counted: async () => (await failures.get()).values };
}

const throws = () => {
  throw new Error('a bug');
};
const circular: { self?: object } = {};
circular.self = circular;

it('a sound type is as it was', () => {
  const { type, lines } = guarded({});
  expect([
    type.form(question, 'en'),
    type.parse(question, 7),
    type.read?.(question, 'x'),
    type.correct(question),
    type.correctText(question),
    type.label(question, 7),
  ]).toEqual([pick, 7, 'x', { of: ['all', 1] }, 'all', 'said']);
  expect(guarded({ read: undefined }).type.read?.(question, 'x')).toBeUndefined();
  expect(lines).toEqual([]);
});

it('methods of a class find their object', () => {
  class Odd {
    readonly name = 'odd';
    readonly #form = pick;
    form() {
      return this.#form;
    }
  }
  const types = new Registry<QuestionType>('question type');
  types.register(new Odd() as unknown as QuestionType);
  const none = undefined as never;
  expect(guardTypes({ types, failures: none, log: none }).get('odd')?.form(question, 'en')).toEqual(
    pick,
  );
});

it.each<[keyof QuestionType & string, unknown, unknown[]]>([
  [
    'form',
    plain,
    [
      throws,
      () => ({ kind: 'puzzle' }),
      () => ({ kind: 'pick', options: ['a', 'b'] }),
      () => ({ ...pick, correct: [0] }),
      async () => pick,
    ],
  ],
  ['read', undefined, [throws, 'no function']],
  ['correct', null, [throws, () => undefined, () => 1n, () => circular, async () => 1]],
  ['correctText', '', [throws, () => 7, async () => 'all']],
  ['label', '{"is":7}', [throws, () => undefined, async () => 'said']],
])('%s() that fails gives %j', async (name, otherwise, broken) => {
  for (const made of broken) {
    const { type, lines, counted } = guarded({ [name]: made });
    const call = type[name as 'label'];
    for (let count = 0; count < 3; count++) expect(call(question, { is: 7 })).toEqual(otherwise);
    expect(lines).toMatchObject([{ plugin: 'clumsy', hook: name, type: 'odd' }]);
    expect(await counted()).toMatchObject([{ labels: { plugin: 'clumsy', hook: name }, value: 3 }]);
  }
});

it('a label that stands in for one is short, and has whole characters only', () => {
  const { type } = guarded({ label: throws });
  const label = type.label(question, `${'x'.repeat(198)}🎈🎈`);
  expect(label).toHaveLength(200);
  expect(label.isWellFormed()).toBe(true);
});

it('parse() refuses without being a failure; what else it throws is one, and of this answer only', async () => {
  const refusing = guarded({
    parse() {
      throw new QRushError('BAD_PAYLOAD');
    },
  });
  expect(() => refusing.type.parse(question, 1)).toThrow(QRushError);
  expect(await refusing.counted()).toEqual([]);
  const broken = guarded({ parse: throws });
  expect(() => broken.type.parse(question, 1)).toThrow('a bug');
  expect(broken.lines).toHaveLength(1);
});
