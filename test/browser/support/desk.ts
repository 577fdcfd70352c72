import type { Browser, Page } from 'playwright-core';
import type { Host } from '../../support/clients.ts';

/** The console of a game that this browser has hosted before: the host's socket is closed, the page takes over. */
export async function openDesk(
  browser: Browser,
  url: string,
  { socket, pin, id, hostToken, joinUrl }: Host,
  title: string,
): Promise<Page> {
  socket.disconnect();
  const desk = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    // So that axe can be loaded into it.
    bypassCSP: true,
  });
  desk.setDefaultTimeout(30_000);
  await desk.addInitScript(
    ([key, session]) => localStorage.setItem(key ?? '', session ?? ''),
    [
      `qrush.host.${pin}`,
      JSON.stringify({ pin, id, title, hostToken, joinUrl, keptAt: Date.now() }),
    ],
  );
  await desk.goto(`${url}/host/game#pin=${pin}`);
  return desk;
}

/** Closes the open question before its time, as somebody does who has no pointer: a click is not enough. */
export async function cutShort(page: Page): Promise<void> {
  const button = page.locator('button.hold');
  // After a step it takes nothing for a while.
  await button.click({ trial: true });
  await button.press('Enter');
}

/** Does the next thing, by the space bar; after a step it takes nothing for a while. */
export async function goOn(page: Page): Promise<void> {
  await page.locator('button.next:enabled').waitFor();
  await page.keyboard.press('Space');
}

/** Moves past the steps after an answer, and the time to read, until the next question is open. */
export async function toQuestion(page: Page): Promise<void> {
  const open = page.locator('button.hold');
  const next = page.locator('button.next:enabled');
  for (;;) {
    await open.or(next).first().waitFor();
    if (await open.isVisible()) return;
    await page.keyboard.press('Space');
    await page.locator('button.next:disabled').or(open).first().waitFor();
  }
}
