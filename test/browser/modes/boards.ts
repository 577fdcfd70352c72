/** Boards as they stand on pages, and as they should. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Points, Row } from './play.ts';

/** The leaderboard of the big screen. */
export const onScreen = (screen: Page) => rowsIn(screen.locator('.board .ranks > li'));

/** The leaderboard of the console. */
export const onConsole = (desk: Page) => rowsIn(desk.locator('ol.board > li'));

/** A row's place, name and points are its first, its second and its last text. */
const rowsIn = async (rows: Locator): Promise<Row[]> => {
  const texts = await rows.evaluateAll((all) =>
    all.map((row) => [
      row.querySelector('.digits')?.textContent ?? '',
      row.querySelector('.ellipsis, .cut')?.textContent ?? '',
      row.querySelector('.total, .digits:last-child')?.textContent ?? '',
    ]),
  );
  return texts.map(([rank, name = '', points]) => [numberIn(rank), name, numberIn(points)]);
};

/** The podium of the big screen, once all of it has been told. */
export async function podiumOn(screen: Page): Promise<Row[]> {
  const steps = await screen.locator('.podium .step').evaluateAll((all) =>
    all.map((step) => ({
      rank: /metal-(\d)/.exec(step.className)?.[1],
      names: [...step.querySelectorAll('.who .name')].map(({ textContent }) => textContent ?? ''),
      points: step.querySelector('.points')?.textContent ?? '',
    })),
  );
  return steps
    .flatMap(({ rank, names, points }) =>
      names.map((name): Row => [numberIn(rank), name, numberIn(points)]),
    )
    .sort(([one], [other]) => one - other);
}

const numberIn = (text: string | undefined): number =>
  Number(/-?[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''));

/** Waits until rows are as they should be. */
export const expectRows = (read: () => Promise<Row[]>, expected: readonly Row[]): Promise<void> =>
  expect.poll(async () => withBounds(await read(), expected)).toEqual(expected);

/** Points that are within their bounds, as those bounds. */
const withBounds = (rows: Row[], expected: readonly Row[]): Row[] =>
  rows.map((row, at) => {
    const bounds = expected[at]?.[2];
    return bounds !== undefined && isWithin(row[2], bounds) ? [row[0], row[1], bounds] : row;
  });

const isWithin = (points: Points, bounds: Points): boolean =>
  typeof points === 'number' && typeof bounds === 'object'
    ? points >= bounds[0] && points <= bounds[1]
    : false;

/** Rows with points: nobody else stands on a podium. */
export const withPoints = (rows: readonly Row[]): Row[] =>
  rows.filter(([, , points]) => (typeof points === 'number' ? points : points[0]) > 0);
