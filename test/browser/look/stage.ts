/** A game with a player in each of several windows, and a host that does as it is told. */
import type { Browser, BrowserContextOptions, Page, WebSocketRoute } from 'playwright-core';
import { type Host, hostGame, joinWeb, type WebPlayer } from '../../support/clients.ts';
import { type Say, speaker } from '../support/words.ts';

export type Theme = 'dark' | 'light';

export interface Window {
  page: Page;
  theme: Theme;
  width: number;
  height: number;
  /** Takes the network away. */
  cut(): Promise<void>;
  fix(): Promise<void>;
}

export interface Stage extends AsyncDisposable {
  url: string;
  /** Finds a sentence of the pages in their language. */
  say: Say;
  host: Host;
  windows: Window[];
  /** Another player: the first on the board, if anybody is. */
  other: WebPlayer;
  /** Does something in each window. */
  each(work: (page: Page, window: Window) => Promise<unknown>): Promise<void>;
  /** Goes on to the next question, or to the end; what is open is closed first. */
  next(): Promise<void>;
  /** Closes the open question, and waits for what was right. */
  reveal(): Promise<void>;
}

/** Hosts the quiz, and opens windows that have not joined yet. */
export async function openStage(
  browser: Browser,
  url: string,
  quiz: unknown,
  sizes: readonly { width: number; height: number }[],
  themes: readonly Theme[] = ['dark', 'light'],
  { locale = 'en', ...options }: BrowserContextOptions = {},
): Promise<Stage> {
  const host = await hostGame(url, quiz, { countdown: 30 });
  const other = await joinWeb(url, host.pin, 'Maximilian');
  const wanted = sizes.flatMap((size) => themes.map((theme) => ({ ...size, theme })));
  const windows = await Promise.all(
    wanted.map((each) => openWindow(browser, each, { ...options, locale })),
  );
  let asked = -1;
  let revealed = -1;
  const stage: Stage = {
    url,
    say: speaker(locale),
    host,
    windows,
    other,
    each: async (work) =>
      void (await Promise.all(windows.map((window) => work(window.page, window)))),
    async next() {
      if (asked >= 0 && revealed < asked) await stage.reveal();
      await host.command(asked < 0 ? 'skip' : 'next');
      asked += 1;
    },
    async reveal() {
      // Its time may be over already, or stand still.
      for (const command of ['resume', 'skip'] as const)
        await host.command(command).catch(() => undefined);
      await other.inbox.next('reveal', ({ index }) => index === asked);
      revealed = asked;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(windows.map(({ page }) => page.context().close()));
      other.socket.disconnect();
      host.socket.disconnect();
    },
  };
  return stage;
}

/** Anything that slides in has arrived: half-way it has other colours. */
export const settled = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    // Parts that can wait are drawn a frame later.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const short = (each: Animation) => Number(each.effect?.getComputedTiming().endTime) < 2000;
    const running = document.getAnimations().filter(short);
    await Promise.allSettled(running.map(({ finished }) => finished));
  });

async function openWindow(
  browser: Browser,
  { width, height, theme }: { width: number; height: number; theme: Theme },
  options: BrowserContextOptions,
): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: width < 1000,
    colorScheme: theme,
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const lines = new Set<WebSocketRoute>();
  let isCut = false;
  await page.routeWebSocket(/socket\.io/, (line) => {
    if (isCut) return void line.close();
    lines.add(line);
    line.connectToServer();
  });
  return {
    page,
    theme,
    width,
    height,
    async cut() {
      isCut = true;
      await context.setOffline(true);
      await Promise.all([...lines].map((line) => line.close()));
      lines.clear();
    },
    async fix() {
      isCut = false;
      await context.setOffline(false);
    },
  };
}
