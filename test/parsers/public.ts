/** Every parser that people outside can feed: players, hosts who send quizzes, and links. */
import { readCommand } from '../../bridge/chat/commands.ts';
import { chatForm } from '../../bridge/chat/forms/chat-form.ts';
import { LANGUAGES } from '../../bridge/chat/languages/all.ts';
import { nicknames } from '../../bridge/chat/nicknames.ts';
import { readTap } from '../../bridge/chat/taps.ts';
import { plainSigns, withoutSigns } from '../../bridge/chat/text.ts';
import { readTyped } from '../../bridge/chat/typed.ts';
import { readCommand as readTelegram } from '../../bridge/telegram/commands.ts';
import { readUpdate } from '../../bridge/telegram/updates.ts';
import { judgeWith } from '../../plugins/nickname-filter/judge.ts';
import { boolean } from '../../plugins/question-types/boolean.ts';
import { multiple } from '../../plugins/question-types/multiple.ts';
import { number } from '../../plugins/question-types/number.ts';
import { single } from '../../plugins/question-types/single.ts';
import { text } from '../../plugins/question-types/text.ts';
import { pinFrom, ticketFrom } from '../../plugins/web/src/play/address.ts';
import { LONGEST_TYPED, type QuestionType } from '../../server/engine/question-type.ts';
import { cleanNickname } from '../../server/games/nickname.ts';
import { nicknameKeys } from '../../server/games/nickname-keys.ts';
import { validateQuiz } from '../../server/games/quiz-validation.ts';
import type { Form } from '../../server/plugin.ts';
import { questionOf } from '../plugins/question-types/questions.ts';

export interface Parser {
  name: string;
  /** Code units that it works on at the most. */
  limit: number;
  /** A longer text is refused at once, here; left out where the caller has measured it. */
  refusesLonger?: true;
  /** Beginnings of a text, to get as far as possible. */
  starts?: string[];
  parse(text: string): unknown;
}

const options = ['Red', 'Green apples', 'Blue', 'a', 'Mount Everest', '10', 'b', 'c', 'd', 'Black'];
const items = options.map((item) => ({ text: item }));
const forms: Form[] = [
  { kind: 'pick', options: items },
  { kind: 'pick', options: items, most: items.length },
  { kind: 'order', options: items },
  { kind: 'match', left: items, right: items },
  { kind: 'text' },
  { kind: 'number', unit: 'km' },
];
const choice = questionOf(single, { options, correct: [0] });
const choices = questionOf(multiple, { options, correct: [0] });
const truth = questionOf(boolean, { correct: true });
const count = questionOf(number, { value: 1 });
// Answers of every length: whatever is typed is near one of them.
const words = questionOf(text, {
  accepted: Array.from({ length: 50 }, (_, index) => 'a'.repeat(4 * (index + 1))),
});

const types = new Map<string, QuestionType>(
  [single, multiple, boolean, text, number].map((type) => [
    type.name,
    type as unknown as QuestionType,
  ]),
);
const quiz = (fields: object) =>
  validateQuiz(
    { title: 'Q', questions: [{ type: 'single', text: '?', correct: [0], ...fields }] },
    (name) => types.get(name),
    [...types.keys()],
  );
const isFoul = judgeWith({ words: ['voldemort'] });
const chat = { id: 7, type: 'private' };

const verbs = ['', 'JOIN ', 'join 123456 ', 'NAME ', 'LANG ', 'language ', 'stop', '123'];

export const PARSERS: Parser[] = [
  {
    name: 'single.read',
    limit: LONGEST_TYPED,
    refusesLonger: true,
    parse: (typed) => single.read?.(choice, typed),
  },
  {
    name: 'multiple.read',
    limit: LONGEST_TYPED,
    refusesLonger: true,
    parse: (typed) => multiple.read?.(choices, typed),
  },
  {
    name: 'boolean.read',
    limit: LONGEST_TYPED,
    refusesLonger: true,
    parse: (typed) => boolean.read?.(truth, typed),
  },
  {
    name: 'text.read',
    limit: 800,
    refusesLonger: true,
    parse: (typed) => text.read?.(words, typed),
  },
  {
    name: 'number.read',
    limit: 100,
    refusesLonger: true,
    starts: ['', '~', '1', '-1.5e'],
    parse: (typed) => number.read?.(count, typed),
  },
  {
    name: 'text.parse',
    limit: 800,
    refusesLonger: true,
    parse: (value) => text.parse(words, value),
  },
  {
    name: 'number.parse',
    limit: 100,
    refusesLonger: true,
    starts: ['', '1'],
    parse: (value) => number.parse(count, value),
  },
  { name: 'text.grade', limit: 200, parse: (value) => text.grade(words, value) },
  { name: 'text.label', limit: 200, parse: (value) => text.label(words, value) },
  {
    name: 'number.grade',
    limit: 100,
    refusesLonger: true,
    parse: (value) => number.grade(count, value),
  },
  {
    name: 'number.label',
    limit: 100,
    refusesLonger: true,
    parse: (value) => number.label(count, value),
  },
  { name: 'cleanNickname', limit: 400, refusesLonger: true, parse: cleanNickname },
  { name: 'nicknameKeys', limit: 400, parse: nicknameKeys },
  { name: 'the nickname filter', limit: 400, parse: isFoul },
  {
    name: 'chat commands',
    limit: LONGEST_TYPED,
    refusesLonger: true,
    starts: verbs,
    parse: (typed) => readCommand(typed),
  },
  { name: 'chat signs', limit: LONGEST_TYPED, parse: (t) => withoutSigns(plainSigns(t)) },
  {
    name: 'chat options typed back',
    limit: LONGEST_TYPED,
    starts: ['', 'b) ', 'option ', 'opción b ', '"'],
    parse: (typed) => readTyped({ read: (t) => single.read?.(choice, t), choices: options }, typed),
  },
  {
    name: 'chat names',
    limit: 400,
    refusesLonger: true,
    parse: (t) => [...nicknames(t)],
  },
  { name: 'chat taps', limit: 512, starts: ['', 'a.'], parse: readTap },
  ...forms.map((form) => ({
    name: `chat answers by the form ${form.kind}`,
    limit: LONGEST_TYPED,
    starts: ['', 'a ', '1', '1. ', 'Red, '],
    parse: (typed: string) => chatForm(form, LANGUAGES.en).read(typed),
  })),
  {
    name: 'Telegram commands',
    limit: LONGEST_TYPED,
    refusesLonger: true,
    starts: verbs.map((verb) => `/${verb}`),
    parse: readTelegram,
  },
  {
    name: 'Telegram updates',
    limit: 4096,
    parse: (typed) =>
      readUpdate({
        update_id: 1,
        message: { message_id: 1, chat, from: { id: 7, first_name: typed }, text: typed },
      }),
  },
  {
    name: 'links to join by',
    limit: 4096,
    starts: ['', '?pin=', '#ticket='],
    parse: (link) => [
      pinFrom({ search: link, pathname: link }),
      pinFrom({ search: '', pathname: link }),
      ticketFrom({ hash: link }),
    ],
  },
  {
    name: 'options of a quiz',
    limit: 400,
    parse: (option) => quiz({ options: [option, `${option}b`] }),
  },
  {
    name: 'answers of a quiz',
    limit: 800,
    parse: (answer) => quiz({ type: 'text', accepted: [answer], correct: undefined }),
  },
  {
    name: 'other texts of a quiz',
    limit: 4096,
    parse: (t) => quiz({ text: t, options: ['a', 'b'] }),
  },
  { name: 'unknown fields of a quiz', limit: 4096, parse: (t) => quiz({ [t]: t }) },
];

/** Parsers of lists, by the number of items. */
export const LIST_PARSERS: { name: string; limit: number; parse(items: number[]): unknown }[] = [
  { name: 'multiple.parse', limit: 10, parse: (items) => multiple.parse(choices, items) },
  { name: 'options', limit: 10, parse: (items) => quiz({ options: items.map(String) }) },
  { name: 'right options', limit: 10, parse: (items) => quiz({ options, correct: items }) },
  {
    name: 'accepted answers',
    limit: 50,
    parse: (items) => quiz({ type: 'text', correct: undefined, accepted: items.map(String) }),
  },
  {
    name: 'questions',
    limit: 500,
    parse: (items) =>
      validateQuiz(
        { title: 'Q', questions: items.map(() => ({ type: 'boolean', text: '?', correct: true })) },
        (name) => types.get(name),
        [...types.keys()],
      ),
  },
];
