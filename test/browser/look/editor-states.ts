/** The editor with a question of every type, in every state that looks like no other. */
import { post } from '../../support/clients.ts';
import type { Desk, DeskState } from './desk-states.ts';

const picture = { image: '/media/starter/planets.png', alt: 'Planets in a row' };

/** A question of each type, and one of a type that the page knows by its schema alone. */
export const EVERY_TYPE: Record<string, unknown>[] = [
  {
    type: 'single',
    text: 'Which planet has the *most striking* rings?',
    options: ['Mars', 'Venus', 'Saturn', 'Mercury'],
    correct: [2],
    media: picture,
    explanation: 'They are of ice, and **10 m** thick.',
  },
  {
    type: 'multiple',
    text: 'Which of these are $x^2 - 1$ for $x = 3$?',
    options: ['$2^3$', '$\\sqrt{64}$', '$\\frac{18}{2}$'],
    correct: [0, 1],
  },
  { type: 'boolean', text: 'A tomato is a berry.', correct: true },
  { type: 'text', text: 'Which river flows through Cairo?', accepted: ['Nile', 'An-Nīl'] },
  { type: 'number', text: 'How many keys has a full piano?', value: 88, unit: 'keys' },
  {
    type: 'order',
    text: 'Oldest first: order these inventions',
    options: ['The wheel', 'Paper', 'The telescope'],
  },
  {
    type: 'match',
    text: 'Which currency is used where?',
    pairs: [
      ['Japan', 'Yen'],
      ['India', 'Rupee'],
      [{ media: picture }, 'None'],
    ],
    extra: ['Euro'],
  },
  {
    type: 'point',
    text: 'Where is the largest?',
    picture,
    spot: { name: 'The largest', x: 0.5, y: 0.5, width: 0.2, height: 0.2 },
  },
  { type: 'x-pictures', text: 'Which one is a pizza?', pictures: ['pizza', 'bicycle'] },
];

/** On a narrow page there is one pane at a time. */
async function pane({ page, say }: Desk, name: 'list' | 'preview'): Promise<void> {
  const choice = page.getByRole('radio', { name: say(`editor.${name}`), exact: true });
  if (await choice.isVisible()) await choice.check();
}

async function select(desk: Desk, index: number): Promise<void> {
  await pane(desk, 'list');
  await desk.page.locator('.question-row').nth(index).click();
}

/** Each state begins where the one before has ended. */
export const editorStates: DeskState[] = [
  {
    name: 'editor-list',
    async show(desk) {
      const { page, url } = desk;
      await page.unrouteAll();
      const quiz = { title: 'Everything there is', questions: EVERY_TYPE };
      const { body } = await post<{ id: string }>(`${url}/api/quizzes?draft=true`, quiz);
      await page.goto(`${url}/host/quiz/${body.id}`);
      await page.locator('.editor').waitFor();
      await pane(desk, 'list');
    },
  },
  ...EVERY_TYPE.flatMap((question, index): DeskState[] => [
    {
      name: `editor-${question.type}`,
      async show(desk) {
        const { page } = desk;
        await select(desk, index);
        await page.locator('.editor-form [data-field=text]').waitFor();
      },
    },
    {
      name: `editor-${question.type}-preview`,
      async show(desk) {
        const { page } = desk;
        await pane(desk, 'preview');
        await page.locator('.preview-phone').waitFor();
        if (`${question.text}`.includes('*')) await page.locator('.preview-text em').waitFor();
        if (`${question.text}`.includes('$'))
          await page.locator('.preview-text math').first().waitFor();
      },
    },
  ]),
  {
    name: 'editor-screen',
    async show(desk) {
      const { page, say } = desk;
      await select(desk, 1);
      await pane(desk, 'preview');
      await page.getByRole('radio', { name: say('editor.screen') }).check();
      await page.locator('.preview-screen math').first().waitFor();
    },
  },
  {
    name: 'editor-chat',
    async show({ page, say }) {
      await page.getByRole('radio', { name: say('editor.chat') }).check();
      await page.locator('.preview-chat').getByText('√64').first().waitFor();
    },
  },
  {
    name: 'editor-tester',
    async show(desk) {
      const { page, say } = desk;
      await select(desk, 3);
      await pane(desk, 'preview');
      await page.getByRole('radio', { name: say('editor.phone') }).check();
      const field = page.getByLabel(say('editor.wouldCount'));
      await field.fill('Nille');
      await field.press('Enter');
      await field.fill('Amazon');
      await page.locator('.tester [role=status]').getByText(say('editor.countsWrong')).waitFor();
      await field.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'editor-head',
    async show(desk) {
      const { page, say } = desk;
      await pane(desk, 'list');
      await page.getByRole('button', { name: say('editor.about') }).click();
    },
  },
  {
    name: 'editor-problems',
    async show(desk) {
      const { page, say } = desk;
      await select(desk, 2);
      await page.getByRole('textbox', { name: say('editor.question'), exact: true }).fill('');
      await page.locator('.problem').first().waitFor();
    },
  },
  {
    name: 'editor-crop',
    async show(desk) {
      const { page, say } = desk;
      await select(desk, 0);
      await page.getByRole('button', { name: say('editor.crop') }).click();
      const box = page.locator('.crop-box');
      for (let times = 0; times < 8; times++) await box.press('Shift+ArrowLeft');
      for (let times = 0; times < 5; times++) await box.press('ArrowRight');
    },
  },
  {
    name: 'editor-conflict',
    async show(desk) {
      const { page, url, say } = desk;
      await page.getByRole('button', { name: say('desk.cancel') }).click();
      // Nothing that is written here arrives before somebody else's edit.
      await page.route('**/api/quizzes/**', (route) =>
        route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
      );
      await page
        .getByRole('textbox', { name: say('editor.question'), exact: true })
        .fill('Whose rings?');
      await page.getByText(say('editor.notSavedOffline')).waitFor();
      const id = /quiz\/([^/]+)$/.exec(page.url())?.[1];
      const quiz = (await (await fetch(`${url}/api/quizzes/${id}`)).json()) as {
        questions: { id: string }[];
      };
      await fetch(`${url}/api/quizzes/${id}?draft=true`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': '*' },
        body: JSON.stringify({
          questions: { [`${quiz.questions[0]?.id}`]: { text: 'Which planet has rings?' } },
        }),
      });
      await page.unroute('**/api/quizzes/**');
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await page.getByRole('button', { name: say('editor.keepYours') }).waitFor();
    },
  },
];
