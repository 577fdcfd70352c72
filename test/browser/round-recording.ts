/** `npm run look:round`: a round on the big screen, with its motion, as ten pictures a second (fewer on a slow machine) in test/output/round. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { buildPages } from '../../plugins/web/build.ts';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import { questions } from './look/questions.ts';

const OUTPUT = join(import.meta.dirname, '../output/round');

/** ms between two pictures. */
const EVERY = 100;

/** Pixels of a picture in a sheet, and pictures in one. */
const SHOWN = 320;
const IN_SHEET = 60;

const NAMES = ['Zoë', 'Ana', 'Noor', 'Liam', 'Yuki', 'Olu', 'Freya', 'Mateo', 'Ingrid'];

const quiz = {
  title: 'A round',
  questions: [
    { ...questions.four, category: 'The sky above us', explanation: 'Its rings are of ice.' },
    { ...questions.picture, explanation: 'It is a part of the Great Bear.' },
    questions.two,
  ].map((question) => ({ ...question, limit: 60 })),
};

/** Takes pictures until it is stopped, as often as the machine allows, named by their tenth of a second. */
function record(page: Page, folder: string) {
  const names: string[] = [];
  const began = performance.now();
  let isOver = false;
  const taking = (async () => {
    while (!isOver) {
      const at = Math.ceil((performance.now() - began) / EVERY);
      await sleep(at * EVERY - (performance.now() - began));
      const name = `${String(at).padStart(4, '0')}.jpg`;
      // The picture that the browser has drawn, also on a machine that is too slow for a film.
      await page.screenshot({ path: join(folder, name), type: 'jpeg', quality: 70 });
      names.push(name);
    }
  })();
  return {
    names,
    async stop() {
      isOver = true;
      await taking;
    },
  };
}

await buildPages();
await rm(OUTPUT, { recursive: true, force: true });
await mkdir(OUTPUT, { recursive: true });
await using browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox'],
});
await using running = await startApp();
const options = { countdown: 3, reading: 4, board: true, preload: true };
using host = await hostGame(running.url, quiz, options);
const players = await Promise.all(NAMES.map((name) => joinWeb(running.url, host.pin, name)));
const { token } = granted(await host.socket.emitWithAck('screen', {}));
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
await page.goto(`${running.url}/screen#pin=${host.pin}&token=${token}`);
await page.locator('.figures').first().waitFor();
const recording = record(page, OUTPUT);

/** The answers of the players, one after the other. */
async function answerAll(question: number, valueFor: (player: number) => number): Promise<void> {
  for (const [at, player] of players.entries()) {
    await sleep(250);
    granted(await player.answer(question, valueFor(at)));
  }
}

await sleep(1000);
await host.command('start');
for (const index of quiz.questions.keys()) {
  await host.inbox.next('question', (asked) => asked.index === index);
  await sleep(1000);
  if (index === 0) granted(await host.socket.emitWithAck('extend', { seconds: 20 }));
  await answerAll(index, (at) => (at + index) % (index === 2 ? 2 : 4));
  const { steps = [] } = await host.inbox.next('reveal', (reveal) => reveal.index === index);
  await sleep(3500);
  for (const _ of steps) {
    await host.command('board');
    await sleep(3500);
  }
  await host.command('next');
}
await sleep(9000);
await recording.stop();

const { names } = recording;
const sheet = await browser.newPage({ viewport: { width: 6 * (SHOWN + 8), height: 800 } });
for (let from = 0; from < names.length; from += IN_SHEET) {
  const figures = names
    .slice(from, from + IN_SHEET)
    .map((name) => `<img src="${name}" width="${SHOWN}">`);
  const file = join(OUTPUT, `sheet-${from / IN_SHEET}.html`);
  await writeFile(
    file,
    `<style>body{display:flex;flex-wrap:wrap;gap:8px;margin:0}</style>${figures.join('')}`,
  );
  await sheet.goto(pathToFileURL(file).href);
  await sheet.screenshot({ path: join(OUTPUT, `sheet-${from / IN_SHEET}.png`), fullPage: true });
}
for (const player of players) player[Symbol.dispose]();
console.log(`${names.length} pictures; look at ${OUTPUT}/sheet-*.png`);
