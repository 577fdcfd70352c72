/** Every state of the player's page by its name, in the order in which one game shows them. */
import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

export interface State {
  name: string;
  /** Brings all windows there from the state before. */
  show(stage: Stage): Promise<unknown>;
}

/** What is asked, in this order. */
const questions: { text: string }[] = [];

/** A question that is asked, and what players do before it is looked at. */
function ask(
  name: string,
  question: { text: string; type: string; [field: string]: unknown },
  act?: (page: Page, stage: Stage) => Promise<unknown>,
): State {
  questions.push({ limit: 120, ...question } as { text: string });
  return {
    name,
    async show(stage) {
      const { phase } = await stage.next();
      if (phase === 'question') await seen(stage, question.text);
      if (act) await stage.each((page) => act(page, stage));
    },
  };
}

/** The answer to the question before is shown. */
const revealed = (name: string, heading: string): State => ({
  name,
  async show(stage) {
    await stage.reveal();
    await seen(stage, heading);
  },
});

/** Without a state of its own: on to the next question. */
async function seen(stage: Stage, heading: string) {
  await stage.each((page) => page.getByRole('heading', { name: heading }).waitFor());
}

const rings = {
  type: 'single',
  text: 'Which planet has the most striking rings?',
  options: ['Mars', 'Venus', 'Saturn', 'Mercury'],
  correct: [2],
};
const storm =
  'In the autumn of 1859 an English amateur astronomer was drawing a group of sunspots when two patches of intensely bright white light broke out in front of him, grew for a minute and faded again; within a day, compasses swung and telegraph operators got shocks from their keys. Which statement explains best how the flash and the storm are linked?';
const causes = [
  'The flash was light of a flare; the cloud of charged gas thrown out with it came later',
  'A comet had fallen into the Sun, and its tail of dust swept across the Earth',
  'The sunspots broke away from the surface, flew to the Earth and were caught by its two poles',
  'Light from the flash travelled slowly through the ether and reached our planet a day later',
  'The Moon focused the light of the flash onto the telegraph wires',
  'Nothing links them: the storm came from the Earth’s core',
  'The solar wind stopped for a day and the Earth’s field expanded',
  'A nearby star had exploded; its slower dust came the next day',
  'Volcanic ash of that summer carried electric charge',
  'The telegraph network itself made the aurora',
];

const option = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

export const states: readonly State[] = [
  {
    name: 'join',
    show: (stage) =>
      stage.each(async (page) => {
        await page.goto(stage.url);
        await page.getByLabel('Game PIN').waitFor();
      }),
  },
  {
    name: 'join-problem',
    show: (stage) =>
      stage.each(async (page) => {
        await page.getByLabel('Game PIN').fill(stage.host.pin);
        await page.getByLabel('Nickname').fill('Maximilian');
        await page.getByRole('button', { name: 'Join', exact: true }).click();
        await page.getByText('already has this name').waitFor();
      }),
  },
  {
    name: 'waiting',
    show: (stage) =>
      stage.each(async (page) => {
        await page.getByRole('button', { name: /ask the host/ }).click();
        await page.getByRole('heading', { name: 'Waiting for the host' }).waitFor();
      }),
  },
  {
    name: 'lobby',
    show: (stage) =>
      stage.each(async (page, { theme, width }) => {
        await page.getByRole('button', { name: 'Use another name' }).click();
        await page.getByLabel('Game PIN').fill(stage.host.pin);
        await page.getByLabel('Nickname').fill(`Zoë ${theme} ${width}`);
        await page.getByRole('button', { name: 'Join', exact: true }).click();
        await page.getByText('in!').waitFor();
      }),
  },
  {
    name: 'ready',
    async show(stage) {
      await stage.host.command('start');
      await seen(stage, 'Get ready!');
    },
  },
  ask('q-4', rings),
  {
    name: 'sent',
    show: (stage) =>
      stage.each(async (page) => {
        await option(page, /Saturn/).click();
        await page.getByText('Answer received').waitFor();
      }),
  },
  revealed('right', 'Right!'),
  ask('q-2', {
    type: 'boolean',
    text: 'Honey can be eaten after three thousand years.',
    correct: true,
  }),
  {
    name: 'offline',
    show: (stage) =>
      stage.each(async (page, window) => {
        await window.cut();
        await page.locator('.connection-banner').waitFor();
      }),
  },
  {
    name: 'wrong',
    async show(stage) {
      await stage.each(async (page, window) => {
        await window.mend();
        await page.locator('.connection-banner').waitFor({ state: 'detached' });
        await option(page, /False/).click();
        await page.getByText('Answer received').waitFor();
      });
      await stage.reveal();
      await seen(stage, 'Not this time');
    },
  },
  ask('q-10', {
    type: 'single',
    text: 'Which country has won the most Eurovision Song Contests on its own?',
    options: [
      'Ireland',
      'Italy',
      'Norway',
      'Portugal',
      'Ukraine',
      'Estonia',
      'Luxembourg',
      'Greece',
    ].concat('Denmark', 'Spain'),
    correct: [0],
  }),
  revealed('none', 'No answer'),
  ask('q-long', { type: 'single', text: storm, options: causes, correct: [0] }),
  { name: '', show: (stage) => stage.reveal() },
  ask('q-picture', {
    type: 'single',
    text: 'What is this group of stars called?',
    options: ['The Big Dipper', 'Orion', 'Cassiopeia', 'The Swan'],
    correct: [0],
    media: { image: '/media/starter/big-dipper.png', alt: 'Seven stars' },
  }),
  { name: '', show: (stage) => stage.reveal() },
  ask('q-pictures', {
    type: 'x-pictures',
    text: 'Which one was built to lean?',
    pictures: ['leaning-tower', 'lattice-tower', 'pyramids', 'clock'],
  }),
  { name: '', show: (stage) => stage.reveal() },
  ask(
    'multi',
    {
      type: 'multiple',
      text: 'Which of these are noble gases?',
      options: ['Neon', 'Nitrogen', 'Argon', 'Chlorine', 'Xenon'],
      correct: [0, 2, 4],
    },
    async (page) => {
      for (const name of [/Neon/, /Argon/]) await page.getByRole('checkbox', { name }).click();
    },
  ),
  { name: '', show: (stage) => stage.reveal() },
  ask(
    'typed',
    {
      type: 'text',
      text: 'Which city was called Constantinople until 1930?',
      accepted: ['Istanbul'],
    },
    (page) => page.getByLabel('Your answer').fill('Istanb'),
  ),
  { name: '', show: (stage) => stage.reveal() },
  ask(
    'number',
    { type: 'number', text: 'How high is Mount Everest?', value: 8849, unit: 'm' },
    (page) => page.getByLabel('Your number').fill('8848'),
  ),
  { name: '', show: (stage) => stage.reveal() },
  ask(
    'slider',
    { type: 'x-percent', text: 'How much of the Earth’s surface is water?', value: 71 },
    (page) => page.getByLabel('Your number').fill('68'),
  ),
  { name: '', show: (stage) => stage.reveal() },
  ask('order', {
    type: 'order',
    text: 'Oldest first: order these inventions',
    options: ['The wheel', 'Paper', 'The printing press', 'The telescope', 'The steam engine'],
  }),
  { name: '', show: (stage) => stage.reveal() },
  ask(
    'match',
    {
      type: 'x-pairs',
      text: 'Which currency is used where?',
      pairs: [
        ['Japan', 'Yen'],
        ['India', 'Rupee'],
        ['Poland', 'Złoty'],
        ['Thailand', 'Baht'],
      ],
    },
    async (page) => {
      for (const name of ['Yen', 'Rupee'])
        await page.getByRole('button', { name, exact: true }).click();
    },
  ),
  { name: '', show: (stage) => stage.reveal() },
  ask(
    'point',
    {
      type: 'x-spot',
      text: 'Where does the handle end?',
      picture: '/media/starter/big-dipper.png',
      at: [0.5, 0.55],
    },
    (page) => page.locator('.spot-surface').click(),
  ),
  { name: '', show: (stage) => stage.reveal() },
  ask('de-q-4', {
    type: 'single',
    text: 'Welche dieser Geschwindigkeitsbeschränkungen gilt auf österreichischen Schnellstraßen?',
    language: 'de',
    options: [
      'Hundertdreißig Kilometer pro Stunde',
      'Richtgeschwindigkeitsempfehlung',
      'Nur Nachtfahrbeschränkung',
      'Donaudampfschifffahrtsregelung',
    ],
    correct: [0],
  }),
  { name: '', show: (stage) => stage.reveal() },
  ask(
    'rtl-q-4',
    {
      type: 'single',
      text: 'أيُّ كوكبٍ له أجمل الحلقات؟',
      language: 'ar',
      options: ['المريخ', 'الزهرة (Venus)', 'زحل', 'عطارد'],
      correct: [2],
    },
    (page) => page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl')),
  ),
  {
    name: 'paused',
    async show(stage) {
      await stage.each((page) =>
        page.evaluate(() => document.documentElement.removeAttribute('dir')),
      );
      await stage.host.command('pause');
      await seen(stage, 'Paused');
    },
  },
  {
    name: '',
    async show(stage) {
      await stage.host.command('resume');
      await stage.reveal();
    },
  },
  // Long enough to join in, short enough to wait for its end.
  ask(
    'q-4-late',
    { ...rings, text: 'Which planet has rings that are seen from here?', limit: 6 },
    (page) => page.locator('.time-bar.urgent').waitFor(),
  ),
  {
    name: 'elsewhere',
    show: (stage) =>
      stage.each(async (page) => {
        const elsewhere = await page.context().newPage();
        await elsewhere.goto(`${stage.url}/?pin=${stage.host.pin}`);
        await elsewhere.getByRole('button', { name: /Continue as/ }).click();
        await page.getByRole('heading', { name: 'You are playing elsewhere' }).waitFor();
      }),
  },
  {
    name: 'final',
    async show(stage) {
      await stage.each((page) => page.getByRole('button', { name: 'Play here' }).click());
      // Unless its time is over already.
      await stage.host.command('skip').catch(() => undefined);
      await stage.other.inbox.next('reveal', ({ index }) => index === questions.length - 1);
      await stage.next();
      await stage.each((page) => page.getByText('Game over').waitFor());
    },
  },
];

/** What the states ask; with the plugin of `fixtures/other-types.ts`. */
export const quiz = { title: 'First night', questions };
