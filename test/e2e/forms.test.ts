/** Questions as forms: what clients draw, answer and see at the reveal, without the name of a type. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Form, FormOf } from '../../server/plugin.ts';
import { startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb, refused } from '../support/clients.ts';
import { nameHere } from '../support/renamed/names.ts';

type Running = Awaited<ReturnType<typeof startApp>>;
let running: Running;
let url: string;
beforeAll(async () => {
  running = await startApp();
  url = running.url;
});
afterAll(() => running[Symbol.asyncDispose]());

const textsOf = (form: Form) => (form as FormOf<'order'>).options.map(({ text }) => text);

const planets = ['Mercury', 'Venus', 'Earth', 'Mars'];
const order = { type: 'order', text: 'Nearest to the sun first', options: planets, limit: 60 };

it('puts items in order: shown in another one, right in the first', async () => {
  using host = await hostGame(url, { title: 'Order', questions: [order, order] });
  using ana = await joinWeb(url, host.pin, 'Ana');
  using bo = await joinWeb(url, host.pin, 'Bo');
  await host.command('start');
  const { form, options } = await ana.inbox.next('question');
  const shown = textsOf(form);
  expect(shown.toSorted()).toEqual(planets.toSorted());
  expect(shown).not.toEqual(planets);
  expect(options).toEqual(shown);
  expect(textsOf((await bo.inbox.next('question')).form)).toEqual(shown);

  const right = planets.map((planet) => shown.indexOf(planet));
  const wrong = [...right].reverse();
  for (const bad of [2, 'c b a d', [0, 1], [0, 0, 1, 2]])
    expect(refused(await ana.answer(0, bad))).toBe('BAD_PAYLOAD');
  granted(await ana.answer(0, right));
  // The snapshot has a given answer as it was given: it does not tell whether it is right.
  const { state } = granted(await ana.socket.emitWithAck('sync', {}));
  expect(state.you?.answered).toMatchObject({ value: right, given: right });
  expect(JSON.stringify(state)).not.toContain(JSON.stringify(planets));
  granted(await bo.answer(0, wrong));

  const reveal = await ana.inbox.next('reveal');
  expect(reveal).toMatchObject({
    correct: planets,
    right,
    text: 'Mercury → Venus → Earth → Mars',
    you: { correct: true },
  });
  expect(reveal.distribution).toHaveLength(2);
  expect(reveal.distribution).toContainEqual({
    label: 'Mercury → Venus → Earth → Mars',
    count: 1,
    right: true,
  });
  expect((await bo.inbox.next('reveal')).you).toMatchObject({ correct: false, points: 0 });
});

it('says the form, the words and what was right for each of the built-in types', async () => {
  const questions = [
    { type: 'single', text: '?', options: ['a', 'b'], correct: [1] },
    { type: 'multiple', text: '?', options: ['a', 'b', 'c'], correct: [2, 0] },
    { type: 'boolean', text: '?', correct: false },
    { type: 'text', text: '?', accepted: ['Rome', 'Roma'] },
    { type: 'number', text: '?', value: 7, unit: 'km' },
  ];
  const pick = (texts: string[], more = {}) => ({
    kind: 'pick',
    options: texts.map((text) => ({ text })),
    ...more,
  });
  const expected = [
    { form: pick(['a', 'b']), given: 1, right: [1], text: 'b' },
    { form: pick(['a', 'b', 'c'], { most: 3 }), given: [0, 2], right: [2, 0], text: 'c, a' },
    { form: pick(['Verdadero', 'Falso']), given: 1, right: [1], text: 'Falso' },
    { form: { kind: 'text', longest: 200 }, given: 'Rome', right: ['Rome', 'Roma'], text: 'Rome' },
    { form: { kind: 'number', unit: 'km' }, given: 7, right: 7, text: '7 km' },
  ];
  using host = await hostGame(url, { title: 'Forms', language: 'es', questions });
  using ana = await joinWeb(url, host.pin, 'Ana');
  for (const [index, { form, given, right, text }] of expected.entries()) {
    await host.command(index === 0 ? 'start' : 'next');
    const asked = await ana.inbox.next('question', (event) => event.index === index);
    expect(asked.form).toEqual(form);
    granted(await ana.answer(index, given));
    const reveal = await ana.inbox.next('reveal', (event) => event.index === index);
    expect(reveal).toMatchObject({ right, text, you: { correct: true } });
    const { state } = granted(await ana.socket.emitWithAck('sync', {}));
    expect(state.you?.answered?.given).toEqual(given);
    expect(state.mode).toMatchObject({ name: nameHere('classic'), title: 'Classic' });
  }
});
