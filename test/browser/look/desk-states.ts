/** The desk as somebody finds it who has used it for a while, and every state of its pages in turn. */
import type { Page } from 'playwright-core';
import { granted, type Host, hostGame, joinWeb, post } from '../../support/clients.ts';
import { singles } from '../../support/quizzes.ts';
import { cutShort } from '../support/desk.ts';

/** A desk in a window. */
export interface Desk {
  page: Page;
  url: string;
}

export interface DeskState {
  name: string;
  /** Looked at by `npm run look:desk` alone: it is much like another one. */
  isLike?: string;
  show(desk: Desk): Promise<unknown>;
}

const single = (text: string, ...options: string[]) => ({
  type: 'single',
  text,
  options,
  correct: [0],
});

const QUIZZES = [
  {
    title: 'First night of the long winter quiz',
    tags: ['pub'],
    questions: [single('Which planet has the most striking rings?', 'Saturn', 'Mars')],
  },
  {
    title: 'الفضاء والكواكب',
    language: 'ar',
    tags: ['class 7'],
    questions: [single('ما هو أكبر كوكب؟ (planet)', 'المشتري', 'الأرض')],
  },
  {
    title: 'Onboarding: unsere ersten hundert Tage',
    language: 'de',
    tags: ['work', 'warm-up', 'new colleagues'],
    cover: { image: '/media/starter/big-dipper.png', alt: 'Seven stars' },
    questions: [single('Wo ist die Kantine?', 'Im Keller', 'Auf dem Dach')],
  },
];

const DRAFT = { title: 'Halfway there', tags: ['class 7'], questions: [single('Who?', 'Ana')] };

/** Something is wrong with all lines but the first. */
export const DAMAGED = `Which is a fruit?
A. Tomato
B. Stone
ANSWER: A

Which has no right answer?
A. Tomato
B. Stone

Who <b>painted</b> the Mona Lisa?
A. Leonardo
B. Titian
ANSWER: A
`;

/** A table with headings that nobody here understands. */
export const FOREIGN_HEADINGS = `Domanda,Giusta,Sbagliata,Altra
Qual è la capitale d'Italia?,Roma,Parigi,Pisa
Qual è il fiume più lungo?,Nilo,Po,Arno
`;

/** Quizzes, a game that runs and one that is over. @returns what ends the one that runs */
export async function furnish(url: string): Promise<Host> {
  for (const quiz of QUIZZES) await post(`${url}/api/quizzes`, quiz);
  await post(`${url}/api/quizzes?draft=true`, DRAFT);

  using over = await hostGame(url, { ...singles(2), title: 'Quick classroom round' });
  using _bo = await joinWeb(url, over.pin, 'Bo');
  await over.command('start');
  await over.command('end');

  const live = await hostGame(url, { ...singles(3, { limit: 600 }), title: 'By the numbers' });
  granted(await live.socket.emitWithAck('lock', { locked: false }));
  await joinWeb(url, live.pin, 'Ana');
  await joinWeb(url, live.pin, 'Maximilian the Third');
  return live;
}

const library = async ({ page, url }: Desk, query = '') => {
  await page.goto(`${url}/host${query}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

const card = (page: Page, title: string) => page.getByRole('article', { name: title });

/** Whatever the page asks the API is answered like this from now on. */
const answers = (page: Page, path: string, status: number, body: object) =>
  page.route(`**${path}`, (route) => route.fulfill({ status, json: body }));

/** In their order: some begin where others end. */
export const deskStates: DeskState[] = [
  {
    name: 'library',
    async show(desk) {
      await library(desk);
      await card(desk.page, 'Halfway there').waitFor();
      await desk.page.getByText('is live').waitFor();
    },
  },
  {
    name: 'library-menu',
    async show({ page }) {
      await page.getByRole('button', { name: 'More about الفضاء والكواكب' }).click();
      await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
    },
  },
  {
    name: 'library-export',
    async show({ page }) {
      await page.getByRole('menuitem', { name: 'Export' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'library-tag',
    isLike: 'library',
    async show({ page }) {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'class 7', exact: true }).click();
      await card(page, 'By the numbers').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'library-search',
    isLike: 'library',
    async show(desk) {
      await library(desk);
      await desk.page.getByRole('searchbox').fill('planet');
      await desk.page.getByText('with “planet”').first().waitFor();
    },
  },
  {
    name: 'library-nothing',
    isLike: 'library-empty',
    async show({ page }) {
      await page.getByRole('searchbox').fill('zebra crossing');
      await page.getByRole('heading', { name: 'Nothing with “zebra crossing”' }).waitFor();
    },
  },
  {
    name: 'library-undo',
    async show(desk) {
      await library(desk);
      await desk.page.getByRole('button', { name: 'More about Halfway there' }).click();
      await desk.page.getByRole('menuitem', { name: 'Delete' }).click();
      await desk.page.getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  {
    name: 'library-deleted',
    isLike: 'library',
    async show(desk) {
      await library(desk, '?state=deleted');
      await desk.page.getByRole('button', { name: 'Restore' }).waitFor();
    },
  },
  {
    name: 'library-archive',
    isLike: 'library-empty',
    async show(desk) {
      await desk.page.getByRole('button', { name: 'Restore' }).click();
      await library(desk, '?state=archived');
      await desk.page.getByRole('heading', { name: 'The archive is empty' }).waitFor();
    },
  },
  {
    name: 'library-loading',
    isLike: 'library',
    async show(desk) {
      await desk.page.route('**/api/quizzes?*', () => {});
      await library(desk);
    },
  },
  {
    name: 'library-away',
    isLike: 'library',
    async show(desk) {
      await desk.page.unrouteAll();
      await desk.page.route('**/api/quizzes?*', (route) => route.abort());
      await library(desk);
      await desk.page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'library-empty',
    async show(desk) {
      await desk.page.unrouteAll();
      const none = { quizzes: [], total: 0, page: 1, pages: 1, tags: [] };
      await answers(desk.page, '/api/quizzes?*', 200, none);
      await library(desk);
      await desk.page.getByRole('heading', { name: 'No quizzes yet' }).waitFor();
    },
  },
  {
    name: 'import',
    async show({ page, url }) {
      await page.unrouteAll();
      await page.goto(`${url}/host/import`);
      await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    },
  },
  {
    name: 'import-review',
    async show({ page }) {
      await page.getByLabel('Or paste questions').fill(DAMAGED);
      await page.getByRole('button', { name: 'Read this text' }).click();
      await page.getByRole('heading', { name: 'Review the import' }).waitFor();
    },
  },
  {
    name: 'import-fix',
    async show({ page }) {
      await page.getByRole('button', { name: 'Fix line 6' }).click();
      await page.getByRole('button', { name: 'Use this' }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'import-columns',
    async show({ page, url }) {
      await page.goto(`${url}/host/import`);
      await page.getByLabel('Or paste questions').fill(FOREIGN_HEADINGS);
      await page.getByRole('button', { name: 'Read this text' }).click();
      await page.getByText('Say what the columns are').waitFor();
    },
  },
  {
    name: 'setup',
    async show(desk) {
      await library(desk);
      await card(desk.page, 'Picture round').getByRole('link', { name: 'Host' }).click();
      await desk.page.getByText('can be loaded').waitFor();
    },
  },
  {
    name: 'setup-preset',
    isLike: 'library-export',
    async show({ page }) {
      await page.getByRole('button', { name: 'Broadcast' }).click();
      await page.getByRole('button', { name: 'Save as a preset' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'live',
    async show({ page, url }) {
      await page.goto(`${url}/host/games`);
      await page.getByRole('button', { name: 'Open as host' }).waitFor();
    },
  },
  {
    name: 'history',
    async show({ page }) {
      await page.getByRole('link', { name: 'History' }).locator('visible=true').click();
      await page.getByRole('button', { name: 'Report of' }).first().waitFor();
    },
  },
  {
    name: 'history-delete',
    async show({ page }) {
      await page.getByRole('button', { name: 'More about' }).first().click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'look',
    async show({ page, url }) {
      await page.goto(`${url}/host/look`);
      await page.getByLabel('Accent').fill('#8a1f5c');
      await page.getByLabel('Ground').fill('#33508a');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('darker than chosen').first().waitFor();
    },
  },
  {
    name: 'console-lobby',
    async show({ page, url }) {
      await page.goto(`${url}/host/games`);
      await page.getByRole('button', { name: 'Open as host' }).click();
      await page.locator('.console, .remote').waitFor();
    },
  },
  {
    name: 'console-question',
    isLike: 'console-lobby',
    async show({ page }) {
      await page.getByRole('button', { name: 'Start game' }).click();
      await page.locator('.answer-count').waitFor();
    },
  },
  {
    name: 'console-answer',
    isLike: 'console-lobby',
    async show({ page }) {
      await cutShort(page);
      await page.locator('.next', { hasText: 'Next' }).waitFor();
    },
  },
  {
    name: 'console-final',
    isLike: 'console-lobby',
    async show({ page }) {
      const people = page.getByRole('button', { name: 'People' });
      if (await people.isVisible()) await people.click();
      await page.getByRole('button', { name: 'End', exact: true }).click();
      await page.getByRole('button', { name: 'End game' }).click();
      await page.getByRole('heading', { name: 'Game over' }).first().waitFor();
    },
  },
  {
    name: 'sign-in',
    async show({ page, url }) {
      const error = { code: 'UNAUTHORIZED', message: 'This needs a valid access token.' };
      await page.route('**/api/session', (route) =>
        route.request().method() === 'GET'
          ? route.fulfill({ json: { needed: true, signedIn: false } })
          : route.fulfill({ status: 401, json: { error } }),
      );
      await page.goto(`${url}/host`);
      await page.getByLabel('Admin token').fill('a guess');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
];
