/** The pages' handling of forms, without a page. */
import './support/page-words.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  choicesFrom,
  forTrial,
  initialChoices,
  modeOf,
  optionsOf,
} from '../../../plugins/web/src/desk/setup/choices.ts';
import { answerText } from '../../../plugins/web/src/game/answer-text.ts';
import { waysInto } from '../../../plugins/web/src/game/ways.ts';
import { isRightLine } from '../../../plugins/web/src/host/right-line.ts';
import { layoutOf } from '../../../plugins/web/src/play/answers/option-layout.ts';
import { rangeOf, sliderOf, stepped } from '../../../plugins/web/src/play/answers/quantity.ts';
import type { Form } from '../../../server/protocol/form.ts';

const texts = (...all: string[]) => all.map((text) => ({ text }));
const abc = texts('a', 'b', 'c');

it.each<[Form, unknown, string]>([
  [{ kind: 'pick', options: abc }, 1, 'b'],
  [{ kind: 'pick', options: abc, most: 3 }, [0, 2], 'a, c'],
  [{ kind: 'pick', options: [{ text: '', media: { image: '/i.png', alt: 'a cat' } }] }, 0, 'a cat'],
  [{ kind: 'order', options: abc }, [2, 0, 1], 'c › a › b'],
  [{ kind: 'match', left: texts('x', 'y'), right: abc }, [2, 2], 'x: c, y: c'],
  [{ kind: 'text' }, 'Nile', 'Nile'],
  [{ kind: 'number' }, 5, '5'],
  [{ kind: 'number', unit: 'km' }, 5, '5 km'],
  [{ kind: 'number', unit: 'km' }, '5 juta km', '5 juta km'],
  [{ kind: 'point', image: '/i.png', alt: '' }, [0.251, 1], '25% from the left, 100% from the top'],
])('says an answer to %j, %j, in words', (form, given, words) => {
  expect(answerText(form, given)).toBe(words);
});

it.each([
  [{}, ''],
  [{ least: 0, most: 2000 }, 'From 0 to 2,000'],
  [{ least: 10 }, '10 or more'],
  [{ most: -1, step: 0.5 }, '-1 or less, in steps of 0.5'],
  [{ step: 5 }, 'In steps of 5'],
])('says which numbers %j allows', (bounds, words) => {
  expect(rangeOf({ kind: 'number', ...bounds })).toBe(words);
});

it.each([
  [{ label: '1,000', count: 1 }, { text: '1,000 km', right: 1000 }, true],
  [{ label: '1,001', count: 1 }, { text: '1,000 km', right: 1000 }, false],
  [{ label: 'roma ', count: 1 }, { text: 'Rome', right: ['Rome', 'Roma'] }, true],
  [{ label: 'Paris', count: 1 }, { text: 'Rome', right: ['Rome', 'Roma'] }, false],
  [{ label: 'the roman', count: 1, right: true as const }, { text: 'Rome' }, true],
  // Nobody says in data what was right: the words do.
  [{ label: 'Rome', count: 1 }, { text: 'Rome' }, true],
])('marks the line %j of %j: %s', (line, reveal, marked) => {
  expect(isRightLine(line, { index: 0, distribution: [line], ...reveal })).toBe(marked);
});

it('plays the mode that the server lists first, until another is chosen', () => {
  const lives = { type: 'integer', default: 3 };
  const modes = [
    { name: 'x-classic', title: 'X', options: { properties: { lives } } },
    { name: 'y', title: 'Y', options: {} },
  ];
  expect(modeOf(initialChoices, modes)?.name).toBe('x-classic');
  expect(modeOf({ ...initialChoices, mode: 'y' }, modes)?.name).toBe('y');
  expect(modeOf(initialChoices, [])).toBeUndefined();
  const choices = { ...initialChoices, modeOptions: { lives: 5, other: 1 } };
  expect(optionsOf(choices, modes, [])).toMatchObject({ lives: 5 });
  expect(optionsOf(choices, modes, [])).not.toHaveProperty('other');
});

it('opens a game to the channels that were chosen, of those that there are', () => {
  const [web, chat] = ['web', 'chat'].map((name) => ({ name, title: name, connected: true }));
  const all = [web, chat].flatMap((channel) => channel ?? []);
  const chosen = (channels: string[], language = '') => ({ ...initialChoices, channels, language });
  const options = (channels: string[], there = all) => optionsOf(chosen(channels), [], there);
  expect(options(['chat'])).toMatchObject({ channels: ['chat'] });
  expect(options(['chat', 'gone'])).toMatchObject({ channels: ['chat'] });
  // All, also those that will be connected later.
  for (const channels of [[], ['web', 'chat'], ['gone']])
    expect(options(channels)).not.toHaveProperty('channels');
  expect(options(['web'], all.slice(0, 1))).not.toHaveProperty('channels');
  // Bots come by the browser.
  expect(optionsOf(forTrial(chosen(['chat'])), [], all)).not.toHaveProperty('channels');

  expect(options([])).not.toHaveProperty('language');
  expect(optionsOf(chosen([], 'es'), [], all)).toMatchObject({ language: 'es' });
  const kept = { channels: ['web', 5], language: 7, countdown: 9, waves: null };
  expect(choicesFrom(kept)).toEqual({ ...initialChoices, countdown: 9 });
  expect(choicesFrom(JSON.parse(JSON.stringify(chosen(['web'], 'es'))))).toEqual(
    chosen(['web'], 'es'),
  );
});

it('tells the ways in that the host has opened, the browser first', () => {
  const doors = {
    joinUrl: 'https://quiz.example/?pin=123456',
    channels: [{ name: 'chat', title: 'Chat', url: 'https://chat.example/123456' }],
  };
  const browser = { url: doors.joinUrl, name: 'quiz.example', by: 'at' };
  const chat = { url: 'https://chat.example/123456', name: 'Chat', by: 'on' };
  expect(waysInto({}, doors)).toEqual([browser, chat]);
  expect(waysInto({ channels: ['chat'] }, doors)).toEqual([chat]);
  expect(waysInto({ channels: ['web'] }, doors)).toEqual([browser]);
  expect(waysInto({ channels: ['other'] }, { joinUrl: doors.joinUrl })).toEqual([]);
});

it.each<[string[], string]>([
  [['True', 'False'], 'two'],
  [['Mars', 'Venus', 'Saturn', 'The planet Mercury'], 'four'],
  [['Mars', 'Venus', 'Saturn', 'Verkehrsregelung'], 'rows'],
  [['Mars', 'Venus', 'Saturn'], 'rows'],
  [['Ireland', 'Italy', 'Norway', 'Portugal', 'Luxembourg'], 'pairs'],
  [Array.from({ length: 10 }, () => 'A good dozen'), 'pairs'],
  [Array.from({ length: 10 }, () => 'More than a dozen'), 'list'],
  [['Yes', 'No, because nobody has ever seen one that was as large as this'], 'list'],
])('lays out %j as %s', (options, layout) => {
  expect(layoutOf(texts(...options))).toBe(layout);
});

it('slides where a thumb can reach every number, and nowhere else', () => {
  const percent = { least: 0, most: 100, step: 1 };
  expect(sliderOf({ kind: 'number', ...percent })).toEqual(percent);
  expect(sliderOf({ kind: 'number', least: 0, most: 100 })).toBeUndefined();
  expect(sliderOf({ kind: 'number', ...percent, most: 2000 })).toBeUndefined();
});

it('steps from one number of the form to the next, and never out of it', () => {
  const bounds = fc.record({
    least: fc.integer({ min: -50, max: 50 }),
    steps: fc.integer({ min: 1, max: 200 }),
    step: fc.constantFrom(0.1, 0.5, 1, 5),
  });
  fc.assert(
    fc.property(bounds, fc.array(fc.constantFrom(1, -1)), ({ least, steps, step }, moves) => {
      const most = Number((least + steps * step).toFixed(6));
      let value: number | undefined;
      let place: number | undefined;
      for (const by of moves as (1 | -1)[]) {
        value = stepped({ kind: 'number', least, most, step }, value, by);
        place = place === undefined ? 0 : Math.min(steps, Math.max(0, place + by));
        expect(value).toBeCloseTo(least + place * step, 6);
      }
    }),
  );
});
