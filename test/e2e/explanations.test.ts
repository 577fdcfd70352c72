/** Explanations, categories and marked-up texts, from the file to each channel. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN, type AppWithChats, startAppWithChats } from '../support/chats.ts';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import { told } from '../support/phones.ts';

const questions = [
  {
    type: 'single',
    text: 'What does `print(2**3)` show?',
    options: ['`8`', '`6`', '$2^3$'],
    correct: [0],
    explanation: '`**` raises to a *power*: $2^3 = 8$.',
    category: 'Python',
    difficulty: 'easy',
    credit: 'From the docs',
    points: 0,
    limit: 60,
  },
  {
    type: 'multiple',
    text: 'Which are **even**?',
    options: ['$2^2$', '3', '*4*'],
    correct: [0, 2],
    explanation: 'Half of them is whole:\n- $\\frac{4}{2} = 2$\n- nothing else',
    limit: 60,
  },
];

const MATHS = '<math><mrow><msup><mn>2</mn><mn>3</mn></msup></mrow></math>';
const EXPLAINED = {
  explanation: '** raises to a power: 2³ = 8.',
  explanationHtml: `<code>**</code> raises to a <em>power</em>: ${MATHS.replace('</mrow>', '<mo>=</mo><mn>8</mn></mrow>')}.`,
};

let running: AppWithChats;
beforeAll(async () => {
  running = await startAppWithChats();
});
afterAll(() => running[Symbol.asyncDispose]());

it('tells a game with code, formulas and explanations on the web and in chats', async () => {
  using game = await hostGame(running.url, { title: 'Explained', questions }, {}, ADMIN);
  using ana = await joinWeb(running.url, game.pin, 'Ana');
  const john = running.simulator.phone('15550000001', 'John');
  const uwe = running.stub.user('Uwe');
  john.send(`JOIN ${game.pin}`);
  await told(john, game.pin);
  uwe.says(`/start ${game.pin}`);
  await uwe.told(game.pin);

  await game.command('start');
  const first = await ana.inbox.next('question');
  expect(first).toMatchObject({
    text: 'What does print(2**3) show?',
    html: 'What does <code>print(2**3)</code> show?',
    category: 'Python',
    difficulty: 'easy',
    credit: 'From the docs',
    points: 0,
    options: ['8', '6', '2³'],
    form: {
      options: [
        { text: '8', html: '<code>8</code>' },
        { text: '6', html: '<code>6</code>' },
        { text: '2³', html: MATHS },
      ],
    },
  });
  expect((await told(john, '*Q1/2*')).text).toMatch(
    /What does ```print\(2\*\*3\)``` show\?\nA\) 8\nB\) 6\nC\) 2³/,
  );
  expect((await uwe.told('Q1/2')).text).toContain('What does print(2**3) show?');

  await ana.answer(0, 0);
  john.send('C');
  uwe.says('8');
  const reveal = await ana.inbox.next('reveal');
  expect(reveal).toMatchObject({
    text: '8',
    right: [0],
    ...EXPLAINED,
    you: { correct: true, points: 0 },
    distribution: [
      { label: '8', count: 2 },
      { label: '6', count: 0 },
      { label: '2³', count: 1 },
    ],
  });

  await game.command('next');
  const second = await told(john, '*Q2/2*');
  expect(second.text).toMatch(
    /^❌ Q1: 8\. → 0 pts\n💡 ```\*\*``` raises to a _power_: 2³ = 8\.\n\n\*Q2\/2\*.*Which are \*even\*\?\nA\) 2²\nB\) 3\nC\) 4\n/,
  );
  expect((await uwe.told('Q2/2')).text).toMatch(
    /^✅ Q1: 8\. → 0 .*\n💡 \*\* raises to a power: 2³ = 8\.\n\nQ2\/2/,
  );
  await ana.answer(1, [0]);
  john.send('A C');
  uwe.says('b');
  const partly = await ana.inbox.next('reveal', ({ index }) => index === 1);
  expect(partly).toMatchObject({
    text: '2², 4',
    explanation: 'Half of them is whole:\n• 4/2 = 2\n• nothing else',
    you: { correct: false },
  });
  await game.command('next');
  expect((await told(john, '🏁')).text).toMatch(
    /^✅ Q2: 2², 4\. .*\n\n💡 Half of them is whole:\n• 4\/2 = 2\n• nothing else\n\n🏁/,
  );
  await ana.inbox.next('finished');
  const { questions: reviewed } = granted(await ana.socket.emitWithAck('review', {}));
  expect(reviewed[0]).toMatchObject({ html: first.html, given: '8', points: 0, ...EXPLAINED });
  expect(running.logged).toEqual([]);
});
