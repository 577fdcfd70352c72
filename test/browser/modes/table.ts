/** The people at a game of the tests of modes: a host's console, the big screen, and three players. */
import type { Browser, Page } from 'playwright-core';
import type { Phone } from '../../../bridge/whatsapp/simulator/phone.ts';
import { granted, joinWeb, type WebPlayer } from '../../support/clients.ts';
import { type AppWithPhones, ticked, told } from '../../support/phones.ts';
import { areWanted } from '../support/pictures.ts';
import type { Deed, Play, Turn } from './play.ts';
import { setUp } from './set-up.ts';

/** How a browser has set up its last game. */
const LAST = { countdown: 0, reading: '0', preload: false };

/** The pages, which stay for all games. */
export interface Pages {
  desk: Page;
  screen: Page;
  zoe: Page;
}

export async function openPages(browser: Browser): Promise<Pages> {
  const open = async (width: number, height: number) => {
    const context = await browser.newContext({
      viewport: { width, height },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    return page;
  };
  const [desk, screen, zoe] = await Promise.all([
    open(1280, 900),
    // Large ones are for people to look at, and take their time to be drawn.
    areWanted ? open(1920, 1080) : open(1280, 720),
    open(390, 780),
  ]);
  // A step is taken at once, and not a second after the one before.
  await desk.clock.install();
  await desk.addInitScript(
    (last) => localStorage.setItem('qrush.presets.last', last),
    JSON.stringify(LAST),
  );
  return { desk, screen, zoe };
}

let phones = 0;

/** A game with everybody in its lobby. */
export class Table implements Disposable {
  readonly #pages: Pages;
  readonly #play: Play;
  readonly id: string;
  readonly ana: Phone;
  readonly ben: WebPlayer;

  private constructor(pages: Pages, play: Play, id: string, ana: Phone, ben: WebPlayer) {
    this.#pages = pages;
    this.#play = play;
    this.id = id;
    this.ana = ana;
    this.ben = ben;
  }

  /** Makes the game on the host's page, and lets Zoë, Ana and Ben in, in this order. */
  static async open({ url, simulator }: AppWithPhones, pages: Pages, play: Play): Promise<Table> {
    const { desk, screen, zoe } = pages;
    const pin = await setUp(url, desk, play);
    const link = desk.locator('a[href*="/screen#"]').first();
    const shown = link.getAttribute('href').then((href) => screen.goto(href ?? ''));
    await zoe.goto(`${url}/?pin=${pin}`);
    await zoe.getByLabel('Nickname').fill('Zoë');
    // By key: a tap so soon after one on Join, and in its place, would pass for its second.
    await zoe.getByRole('button', { name: 'Join', exact: true }).press('Enter');
    await zoe.getByText("You're in!").waitFor();
    const ana = simulator.phone(`1555${String(++phones).padStart(7, '0')}`, 'Ana');
    ana.send(`JOIN ${pin}`);
    await told(ana, pin);
    const ben = await joinWeb(url, pin, 'Ben');
    await shown;
    const id = await desk.evaluate((of) => {
      const kept = JSON.parse(localStorage.getItem(`qrush.host.${of}`) ?? '{}');
      return String(kept.id);
    }, pin);
    return new Table(pages, play, id, ana, ben);
  }

  [Symbol.dispose](): void {
    this.ben[Symbol.dispose]();
  }

  /** The one thing that the host does next. */
  async press(name: string | RegExp): Promise<void> {
    const { desk } = this.#pages;
    const button = desk.getByRole('button', { name });
    await button.waitFor();
    await desk.clock.fastForward(1000);
    await button.click();
  }

  /** Closes the open question, as somebody does who has no pointer. */
  async close(): Promise<void> {
    const { desk } = this.#pages;
    const button = desk.getByRole('button', { name: 'Hold to close now', exact: true });
    await button.waitFor();
    await desk.clock.fastForward(1000);
    await button.click({ trial: true });
    await button.press('Enter');
  }

  /** Leaves the last question, also where typed answers were not looked at. */
  async toPodium(): Promise<void> {
    await this.press('Next: the podium');
    const { desk } = this.#pages;
    const anyway = desk.getByRole('button', { name: 'Go to the podium' });
    const over = desk.getByRole('heading', { name: 'Game over' });
    await anyway.or(over).first().waitFor();
    if (await anyway.isVisible()) await anyway.click();
    await over.waitFor();
  }

  /** Somebody chooses a team. */
  async choose([who, ...what]: Turn): Promise<void> {
    if (who === 'Zoë') await this.#zoe(what as Deed[]);
    if (who === 'Ana') await this.#say(String(what[0]));
  }

  /** Somebody says something to what is asked before the question. */
  async bet(question: number, [who, ...what]: Turn): Promise<void> {
    if (who === 'Zoë') await this.#zoe(what as Deed[]);
    if (who === 'Ana') await this.#say(String(what[0]));
    if (who !== 'Ben') return;
    const { inbox, socket } = this.ben;
    await inbox.next('state', ({ ask, coming }) => ask !== undefined && coming?.index === question);
    granted(await socket.emitWithAck('answer', { question, value: what[0], step: 'before' }));
  }

  /** Somebody answers the question; what they have said is with the server then. */
  async answer(question: number, [who, ...what]: Turn): Promise<void> {
    if (who === 'Zoë') {
      const deeds = what as Deed[];
      await this.#zoe(deeds);
      if (
        typeof deeds.at(-1) === 'string' ||
        deeds.some((deed) => Object.hasOwn(Object(deed), 'type'))
      )
        await this.#pages.zoe
          .locator('.answered :text("Answer received"), .result')
          .first()
          .waitFor();
    }
    if (who === 'Ana') {
      await told(this.ana, this.#sign(question));
      await this.#say(String(what[0]));
    }
    if (who === 'Ben') {
      await this.ben.inbox.next('question', ({ index }) => index === question);
      granted(await this.ben.answer(question, what[0]));
    }
  }

  /** A message with this question, where it can be answered. */
  #sign(question: number): RegExp {
    const { questions } = this.#play;
    const options = Object.hasOwn(questions[question] ?? {}, 'options') ? '(?:.|\\n)*\\nA\\) ' : '';
    return new RegExp(`Q${question + 1}/${questions.length}${options}`);
  }

  async #say(text: string): Promise<void> {
    this.ana.send(text);
    await ticked(this.ana);
  }

  async #zoe(deeds: Deed[]): Promise<void> {
    const { zoe } = this.#pages;
    for (const deed of deeds) {
      if (typeof deed === 'string')
        await zoe
          .getByRole('button', { name: new RegExp(`(^|\\b)${deed}`) })
          .first()
          .click();
      else if ('sees' in deed) await zoe.getByText(deed.sees).first().waitFor();
      else {
        await zoe.getByRole('textbox').fill(deed.type);
        await zoe.getByRole('button', { name: /^Send/ }).click();
      }
    }
  }
}
