/** A game with players, and big screens of several sizes that follow it. */
import type { Browser, Page } from 'playwright-core';
import {
  connectPlayer,
  granted,
  type Host,
  hostGame,
  type PlaySocket,
} from '../../support/clients.ts';
import { settled, type Theme } from './stage.ts';

export interface ScreenSize {
  width: number;
  height: number;
  theme: Theme;
}

export const SIZES: readonly ScreenSize[] = [
  { width: 1280, height: 720, theme: 'dark' },
  { width: 1280, height: 720, theme: 'light' },
  { width: 1920, height: 1080, theme: 'dark' },
  { width: 1920, height: 1080, theme: 'light' },
  { width: 3840, height: 2160, theme: 'dark' },
  { width: 3840, height: 2160, theme: 'light' },
  { width: 1024, height: 768, theme: 'light' },
];

export const folderOf = ({ width, height, theme }: ScreenSize) => `${width}x${height}-${theme}`;

export interface Screen extends ScreenSize {
  page: Page;
}

export interface Room extends AsyncDisposable {
  host: Host;
  screens: Screen[];
  players: PlaySocket[];
  settle(): Promise<void>;
  /** Everybody answers; the value of a player by number. */
  answer(question: number, valueFor: (player: number) => unknown): Promise<void>;
  /** Waits until all screens show this. */
  seen(selector: string): Promise<void>;
}

const FIRST =
  'Zoë,Maximilian Müller-Lü,Ana,Noor,Liam,Yuki,Olu,Freya,Mateo,Ingrid,Kwame,Priya,Søren,Chiara,Tomasz,Leïla,Björn,Aiko,Diego,Fatima,Hugo,Mei,Ravi,Elif,Sam,Nadia,Jonas,Wren,Bea,Kofi,Lena,Omar,Tess,Ivo,Amara,Rune,Sofia,Paul,Hana,Max'.split(
    ',',
  );
const MORE = ['', ' Owl', ' Quick', ' B', ' from Bern', ' two', ' K', ' Star'];

const nameOf = (at: number) => `${FIRST[at % FIRST.length]}${MORE[Math.floor(at / FIRST.length)]}`;

export async function openRoom(
  browser: Browser,
  url: string,
  quiz: unknown,
  crowd: number,
  sizes: readonly ScreenSize[] = SIZES,
  options: object = {},
  locale = 'en',
  opened: (page: Page) => Promise<void> = async () => {},
): Promise<Room> {
  const host = await hostGame(url, quiz, { countdown: 30, ...options });
  const { pin } = host;
  const players: PlaySocket[] = [];
  for (let at = 0; at < crowd; at++) {
    const socket = connectPlayer(url);
    const joined = await socket.emitWithAck('join', { pin, nickname: nameOf(at) });
    // Not every name that is put together is a decent one.
    if (!joined.ok) granted(await socket.emitWithAck('join', { pin, nickname: `Guest ${at}` }));
    players.push(socket);
  }
  const { token } = granted(await host.socket.emitWithAck('screen', {}));
  const screens = await Promise.all(
    sizes.map(async (size) => {
      const context = await browser.newContext({
        viewport: size,
        reducedMotion: 'reduce',
        locale,
      });
      await context.addInitScript(
        (bright) => localStorage.setItem('qrush.room', bright ? 'bright' : 'dark'),
        size.theme === 'light',
      );
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await opened(page);
      await page.goto(`${url}/screen#pin=${pin}&token=${token}`);
      return { ...size, page };
    }),
  );
  const room: Room = {
    host,
    screens,
    players,
    async settle() {
      const bare = ({ page }: Screen) =>
        page.locator('.screen-controls:not(.is-shown)').waitFor({ state: 'attached' });
      await Promise.all(screens.map(bare));
      // Texts are not seen until they have their sizes.
      const fitted = ({ page }: Screen) =>
        page.locator('main:not(.is-fitting)').waitFor({ state: 'attached' });
      await Promise.all(screens.map(fitted));
      await Promise.all(screens.map(({ page }) => settled(page)));
    },
    async answer(question, valueFor) {
      await Promise.all(
        players.map((socket, at) => {
          const value = valueFor(at);
          return value === undefined
            ? undefined
            : socket.emitWithAck('answer', { question, value });
        }),
      );
    },
    async seen(selector) {
      await Promise.all(screens.map(({ page }) => page.locator(selector).first().waitFor()));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(screens.map(({ page }) => page.context().close()));
      for (const socket of players) socket.disconnect();
      host.socket.disconnect();
    },
  };
  return room;
}
