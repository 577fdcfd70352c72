/** The API's reference for people: all of the document, from this server alone. */
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenApi } from '../../server/protocol/openapi.ts';
import { chromiumPath } from '../setup/programs.ts';
import { startApp } from '../support/app.ts';
import { nameHere } from '../support/renamed/names.ts';
import { picturesIn } from './support/pictures.ts';

const keep = picturesIn('reference');

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

it.each([
  ['desk', { width: 1280, height: 900 }],
  ['phone', { width: 390, height: 780 }],
])('shows every operation, and asks nobody else, on a %s', async (name, viewport) => {
  await using running = await startApp();
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(30_000);
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  const answer = await page.goto(`${running.url}/api/docs`);
  expect(answer?.headers()['content-security-policy']).toContain("connect-src 'self';");
  await page.getByRole('heading', { name: 'HTTP API' }).waitFor();

  const { paths } = (await (await fetch(`${running.url}/api/openapi.json`)).json()) as OpenApi;
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  expect(await page.locator('.operation').count()).toBe(operations.length);
  await keep(page, `${name}`);

  const quiz = page.locator('#postApiQuizzes');
  await quiz.locator('> summary').click();
  const types = ['single', 'multiple', 'boolean', 'text', 'number'];
  for (const type of types) await quiz.getByText(`type: "${nameHere(type)}"`).waitFor();
  await quiz.getByText(`type: "${nameHere('number')}"`).click();
  await quiz.getByText('tolerance').waitFor();
  await quiz.scrollIntoViewIfNeeded();
  await keep(page, `${name}-quiz`, { fullPage: true });

  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(viewport.width);
  expect(new Set(asked)).toEqual(new Set([running.url]));
  expect(complaints).toEqual([]);
  await page.close();
});
