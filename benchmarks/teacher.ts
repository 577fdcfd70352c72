/** How long a teacher takes from "New quiz" to a running game, at the pace of a person. */

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { Author, type Written } from '../test/browser/support/author.ts';
import { chromiumPath } from '../test/setup/programs.ts';
import { startApp } from '../test/support/app.ts';
import { readOptions, wholeNumber } from './report/options.ts';

const options = readOptions(
  'Writes a quiz of five questions with one picture in the editor and starts a game of it, as a scripted teacher: types letter by letter, and stops to look before each press. Exits with 1 when it takes longer than the target.',
  {
    letters: { default: '5', about: 'letters that are typed in a second' },
    look: { default: '700', about: 'ms of looking before each press and each field' },
    target: { default: '180', about: 'seconds that it may take' },
  },
);

const letters = wholeNumber(options.letters);
const look = wholeNumber(options.look);
const target = wholeNumber(options.target);

const PICTURE = join(import.meta.dirname, '../plugins/starter-quizzes/pictures/planets.png');

/** A teacher's questions at the end of a lesson. @param titles the types' titles, by name */
const lesson = (titles: Map<string, string>): Written[] => {
  const title = (name: string) => titles.get(name) ?? name;
  return [
    {
      title: title('single'),
      text: 'Which planet is the largest?',
      options: ['Mars', 'Jupiter', 'Venus', 'Earth'],
      right: ['B'],
      picture: { file: PICTURE, alt: 'The planets in a row' },
    },
    { title: title('boolean'), text: 'The sun is a star.', truth: 'True' },
    {
      title: title('single'),
      text: 'Which one has rings?',
      options: ['Saturn', 'Mars', 'Mercury'],
      right: ['A'],
    },
    { title: title('text'), text: 'Which planet is red?', accepted: ['Mars'] },
    { title: title('number'), text: 'How many planets are there?', number: 8 },
  ];
};

async function main(): Promise<boolean> {
  await using running = await startApp();
  await using browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const listed = await fetch(`${running.url}/api/question-types`);
  const { types } = (await listed.json()) as { types: { name: string; title: string }[] };
  const author = new Author(
    page,
    (field, text) => field.pressSequentially(text, { delay: 1000 / letters }),
    () => wait(look),
  );
  await page.goto(`${running.url}/host`);
  await page.getByRole('button', { name: 'New quiz', exact: true }).waitFor();

  const started = performance.now();
  const passed = () => (performance.now() - started) / 1000;
  await author.press('New quiz');
  await author.type('Title', 'The solar system');
  const rows: [string, number][] = [['title', passed()]];
  for (const question of lesson(new Map(types.map(({ name, title }) => [name, title])))) {
    await author.add(question);
    rows.push([question.text, passed()]);
  }
  await author.press('Play');
  await author.press('Open the lobby');
  await page.waitForURL(/\/host\/game/);
  rows.push(['lobby open', passed()]);
  // A game starts with somebody in it: pupils join while the lobby is open.
  const pupil = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await pupil.goto(`${running.url}/?pin=${/pin=(\d+)/.exec(page.url())?.[1]}`);
  await pupil.getByLabel('Nickname').fill('Mei');
  await pupil.getByRole('button', { name: 'Join' }).click();
  await author.press('Start game');
  await page.getByRole('heading', { name: 'Which planet is the largest?' }).waitFor();
  const seconds = passed();
  rows.push(['game running', seconds]);
  for (const [step, at] of rows) process.stdout.write(`${at.toFixed(1).padStart(7)} s  ${step}\n`);
  const verdict = seconds <= target ? 'in' : 'NOT in';
  process.stdout.write(
    `\n${seconds.toFixed(0)} s at ${letters} letters a second, ${look} ms of looking: ${verdict} ${target} s.\n`,
  );
  return seconds <= target;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
