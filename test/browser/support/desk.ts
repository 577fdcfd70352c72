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
