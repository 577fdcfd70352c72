/** The desk as somebody finds it who has used it for a while, and every state of its pages in turn. */
import type { Page } from 'playwright-core';
import { granted, type Host, hostGame, joinWeb, post } from '../../support/clients.ts';
import { singles } from '../../support/quizzes.ts';
import { cutShort } from '../support/desk.ts';
import type { Say } from '../support/words.ts';

/** A desk in a window. */
export interface Desk {
  page: Page;
  url: string;
  /** The sentences of the page's language. */
  say: Say;
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
  const { player } = await joinWeb(url, live.pin, 'Maximilian the Third');
  granted(await live.socket.emitWithAck('time', { playerId: player.id, factor: 1.5 }));
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
      await desk.page.locator('.notice .dot').waitFor();
    },
  },
  {
    name: 'library-menu',
    async show({ page, say }) {
      await page
        .getByRole('button', { name: say('desk.moreAbout', { title: 'الفضاء والكواكب' }) })
        .click();
      await page.getByRole('menuitem', { name: say('library.duplicate') }).waitFor();
    },
  },
  {
    name: 'library-export',
    async show({ page, say }) {
      await page.getByRole('menuitem', { name: say('library.export') }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'library-tag',
    isLike: 'library',
    async show({ page, say }) {
      await page.getByRole('button', { name: say('desk.cancel') }).click();
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
      await desk.page.locator('.quiz-hits mark').first().waitFor();
    },
  },
  {
    name: 'library-nothing',
    isLike: 'library-empty',
    async show({ page, say }) {
      await page.getByRole('searchbox').fill('zebra crossing');
      await page
        .getByRole('heading', { name: say('library.nothingWith', { text: 'zebra crossing' }) })
        .waitFor();
    },
  },
  {
    name: 'library-undo',
    async show(desk) {
      const { say } = desk;
      await library(desk);
      await desk.page
        .getByRole('button', { name: say('desk.moreAbout', { title: 'Halfway there' }) })
        .click();
      await desk.page.getByRole('menuitem', { name: say('library.delete') }).click();
      await desk.page.getByRole('button', { name: say('desk.undo') }).waitFor();
    },
  },
  {
    name: 'library-deleted',
    isLike: 'library',
    async show(desk) {
      const { say } = desk;
      await library(desk, '?state=deleted');
      await desk.page.getByRole('button', { name: say('library.restore') }).waitFor();
    },
  },
  {
    name: 'library-archive',
    isLike: 'library-empty',
    async show(desk) {
      const { say } = desk;
      await desk.page.getByRole('button', { name: say('library.restore') }).click();
      await library(desk, '?state=archived');
      await desk.page.getByRole('heading', { name: say('library.archiveEmpty') }).waitFor();
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
      const { say } = desk;
      await desk.page.unrouteAll();
      const none = { quizzes: [], total: 0, page: 1, pages: 1, tags: [] };
      await answers(desk.page, '/api/quizzes?*', 200, none);
      await library(desk);
      await desk.page.getByRole('heading', { name: say('library.none') }).waitFor();
    },
  },
  {
    name: 'import',
    async show({ page, url, say }) {
      await page.unrouteAll();
      await page.goto(`${url}/host/import`);
      await page.getByRole('button', { name: say('import.choose') }).waitFor();
    },
  },
  {
    name: 'import-review',
    async show({ page, say }) {
      await page.getByLabel(say('import.paste')).fill(DAMAGED);
      await page.getByRole('button', { name: say('import.readText') }).click();
      await page.getByRole('heading', { name: say('import.review') }).waitFor();
    },
  },
  {
    name: 'import-fix',
    async show({ page, say }) {
      await page
        .getByRole('button', {
          name: say('import.fixAt', { place: say('import.atLine', { line: 6 }) }),
        })
        .click();
      await page.getByRole('button', { name: say('import.use') }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'import-columns',
    async show({ page, url, say }) {
      await page.goto(`${url}/host/import`);
      await page.getByLabel(say('import.paste')).fill(FOREIGN_HEADINGS);
      await page.getByRole('button', { name: say('import.readText') }).click();
      await page.getByText(say('import.columns')).waitFor();
    },
  },
  {
    name: 'setup',
    async show(desk) {
      const { say } = desk;
      await library(desk);
      await card(desk.page, 'Picture round')
        .getByRole('link', { name: say('library.host') })
        .click();
      await desk.page.locator('.remark').nth(2).waitFor();
    },
  },
  {
    name: 'setup-preset',
    isLike: 'library-export',
    async show({ page, say }) {
      await page.getByRole('button', { name: say('setup.broadcast') }).click();
      await page.getByRole('button', { name: say('setup.savePreset') }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'live',
    async show({ page, url, say }) {
      await page.goto(`${url}/host/games`);
      await page
        .getByRole('button', { name: say('games.openAsHostTitle', { title: 'By the numbers' }) })
        .waitFor();
    },
  },
  {
    name: 'history',
    async show({ page, say }) {
      await page
        .getByRole('link', { name: say('desk.history') })
        .locator('visible=true')
        .click();
      await page
        .getByRole('link', { name: say('history.reportNamed', { title: 'Quick classroom round' }) })
        .first()
        .waitFor();
    },
  },
  {
    name: 'history-delete',
    async show({ page, say }) {
      await page
        .getByLabel(say('history.chooseNamed', { title: 'Quick classroom round' }))
        .first()
        .check();
      await page.getByRole('button', { name: say('history.delete'), exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'look',
    async show({ page, url, say }) {
      await page.goto(`${url}/host/look`);
      await page.getByLabel(say('look.accent')).fill('#8a1f5c');
      await page.getByLabel(say('look.ground')).fill('#33508a');
      await page.getByRole('button', { name: say('desk.save') }).click();
      await page.locator('.warn-note').first().waitFor();
    },
  },
  {
    name: 'console-lobby',
    async show({ page, url, say }) {
      await page.goto(`${url}/host/games`);
      await page
        .getByRole('button', { name: say('games.openAsHostTitle', { title: 'By the numbers' }) })
        .click();
      await page.locator('.console, .remote').waitFor();
    },
  },
  {
    name: 'console-question',
    isLike: 'console-lobby',
    async show({ page, say }) {
      await page.getByRole('button', { name: say('host.start') }).click();
      await page.locator('.answer-count').waitFor();
    },
  },
  {
    name: 'console-answer',
    isLike: 'console-lobby',
    async show({ page }) {
      await cutShort(page);
      await page.locator('.next.go').waitFor();
    },
  },
  {
    name: 'console-final',
    isLike: 'console-lobby',
    async show({ page, say }) {
      const people = page.getByRole('button', { name: say('host.people') });
      if (await people.isVisible()) await people.click();
      await page.getByRole('button', { name: say('host.end'), exact: true }).click();
      await page.getByRole('button', { name: say('host.endGame') }).click();
      await page
        .getByRole('heading', { name: say('host.atEnd') })
        .first()
        .waitFor();
    },
  },
  {
    name: 'sign-in',
    async show({ page, url, say }) {
      const error = { code: 'UNAUTHORIZED', message: 'This needs a valid access token.' };
      await page.route('**/api/session', (route) =>
        route.request().method() === 'GET'
          ? route.fulfill({ json: { needed: true, signedIn: false } })
          : route.fulfill({ status: 401, json: { error } }),
      );
      await page.goto(`${url}/host`);
      await page.getByLabel(say('signIn.token')).fill('a guess');
      await page.getByRole('button', { name: say('signIn.submit') }).click();
      await page.getByRole('alert').waitFor();
    },
  },
];
