import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ModeList } from '../../../server/protocol/resources.ts';
import { post } from '../../support/clients.ts';
import { nameHere } from '../../support/renamed/names.ts';
import type { Play } from './play.ts';

/** The options of a mode, as its schema has them. */
interface Options {
  properties?: Record<string, { title?: string; enum?: string[] }>;
}

/** Stores the quiz, and opens a lobby for it on the set-up page. @returns the PIN */
export async function setUp(url: string, desk: Page, play: Play): Promise<string> {
  const { mode, rules = {}, questions } = play;
  const stored = await post<{ id: string }>(`${url}/api/quizzes`, { title: 'Colours', questions });
  expect(stored.status, JSON.stringify(stored.body)).toBe(201);
  const { modes } = (await (await fetch(`${url}/api/modes`)).json()) as ModeList;
  const { title = '', options = {} } = modes.find(({ name }) => name === nameHere(mode)) ?? {};
  const { properties = {} } = options as Options;
  await desk.goto(`${url}/host/quiz/${stored.body.id}/play`);
  await desk.getByRole('button', { name: new RegExp(`^${title}`) }).click();
  for (const [name, value] of Object.entries(rules)) {
    const field = desk.getByLabel(properties[name]?.title ?? name, { exact: true });
    if (typeof value === 'boolean') await field.setChecked(value);
    else if (properties[name]?.enum) await field.selectOption(String(value));
    else await field.fill(String(value));
  }
  await desk.getByRole('button', { name: 'Open the lobby' }).click();
  await desk.waitForURL(/#pin=\d{6}/);
  return /pin=(\d{6})/.exec(desk.url())?.[1] ?? '';
}
