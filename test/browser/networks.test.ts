/** Whole games on the player's page while the network, the phone or the browser does what it likes. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Report } from '../../server/protocol/report.ts';
import { chromiumPath } from '../setup/programs.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { type Host, hostGame } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { seeded } from '../support/random.ts';
import { RoughNetwork } from '../support/rough-network.ts';
import { reportOf } from '../support/sdk.ts';

// A slow machine is slower still with several pages at once.
vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  running = await startApp();
});
afterAll(async () => {
  await browser?.close();
  await running?.[Symbol.asyncDispose]();
});

const COLOURS = ['Red', 'Green', 'Blue', 'Black'];

/** Those that mostly wait are on at once: each has a game, a network and a phone of its own. */
class Phone implements AsyncDisposable {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly network: RoughNetwork;
  readonly host: Host;
  /** The answers that the server has, by question: the page has said so. */
  readonly received = new Map<number, string>();

  private constructor(context: BrowserContext, page: Page, network: RoughNetwork, host: Host) {
    this.context = context;
    this.page = page;
    this.network = network;
    this.host = host;
  }

  /** A phone that has joined a game of so many questions; the right answer to each is option i % 4. */
  static async join(questions: number, script?: () => void): Promise<Phone> {
    const network = await RoughNetwork.before(running.url);
    const host = await hostGame(running.url, singles(questions, { limit: 600 }));
    const context = await browser.newContext({
      viewport: { width: 390, height: 780 },
      reducedMotion: 'reduce',
    });
    if (script) await context.addInitScript(script);
    const phone = new Phone(context, await context.newPage(), network, host);
    phone.page.setDefaultTimeout(30_000);
    await phone.page.goto(`${network.url}/?pin=${host.pin}`);
    await phone.page.getByLabel('Nickname').fill('Ana');
    return phone;
  }

  async enter(): Promise<void> {
    await this.page.getByRole('button', { name: 'Join', exact: true }).click();
    await this.page.getByText('in!').waitFor();
  }

  async ask(question: number): Promise<void> {
    await this.host.command(question === 0 ? 'start' : 'next');
    await this.sees(question);
  }

  sees(question: number): Promise<void> {
    return this.page.getByRole('heading', { name: `Question ${question + 1}?` }).waitFor();
  }

  tap(option: number): Promise<void> {
    return this.page.getByRole('button', { name: COLOURS[option] as string }).click();
  }

  /** Waits until the page says that the answer is there, and until the server shows the result. */
  async arrives(question: number, option: number): Promise<void> {
    this.received.set(question, COLOURS[option] as string);
    const { index, distribution } = await this.host.inbox.next(
      'reveal',
      (reveal) => reveal.index === question,
    );
    expect(distribution.map(({ count }) => count)).toEqual(
      COLOURS.map((_, at) => (at === option && index === question ? 1 : 0)),
    );
    await this.page
      .getByText(option === question % 4 ? 'Right!' : 'Not this time')
      .first()
      .waitFor();
  }

  /** To the podium: what was received was counted once, and the total on the page is the server's. */
  async finish(): Promise<Report> {
    await this.host.command('next');
    await this.page.getByText('Game over').waitFor();
    const report = await reportOf(running.url, this.host);
    const [ana, ...others] = report.players;
    expect(others).toEqual([]);
    expect(new Map(ana?.answers.map(({ question, answer }) => [question, answer]))).toEqual(
      this.received,
    );
    expect(ana?.answers).toHaveLength(this.received.size);
    await this.page
      .getByText(`${ana?.total.toLocaleString('en')} points`)
      .first()
      .waitFor();
    return report;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.context.close();
    this.host[Symbol.dispose]();
    await this.network[Symbol.asyncDispose]();
  }
}

it.concurrent('an answer into a silent network goes over a second connection, and a sign of the network is taken', async () => {
  await using phone = await Phone.join(2);
  const { page, network } = phone;
  await phone.enter();
  await phone.ask(0);
  network.silence();
  await phone.tap(0);
  await page.getByText('Still sending').waitFor();
  await phone.arrives(0, 0);
  // Half-open, with nothing to send: the page is told that the network has changed.
  network.silence('up');
  const opened = network.next();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await opened;
  await phone.ask(1);
  await phone.tap(2);
  await phone.arrives(1, 2);
  await phone.finish();
});

it.concurrent('offline: an answer is kept, and sent or said to be late; two tabs; frozen; reloaded', async () => {
  await using phone = await Phone.join(5);
  const { page, network, context, host } = phone;
  await phone.enter();

  // Kept, and sent.
  await phone.ask(0);
  await context.setOffline(true);
  network.newcomers = 'refused';
  network.reset();
  await page.getByText('Connection lost').waitFor();
  await phone.tap(0);
  await page.getByText('Your answer is kept').waitFor();
  network.fix();
  await context.setOffline(false);
  await phone.arrives(0, 0);

  // Kept, and too late: the page does not show it as given.
  await phone.ask(1);
  network.newcomers = 'refused';
  network.reset();
  await page.getByText('Connection lost').waitFor();
  await phone.tap(1);
  await page.getByText('Your answer is kept').waitFor();
  await host.command('skip');
  await host.inbox.next('reveal', ({ index }) => index === 1);
  network.fix();
  await page.getByText('It came too late').waitFor();
  expect(await page.getByText('Right!').count()).toBe(0);
  expect(await page.getByText('Your answer', { exact: true }).count()).toBe(0);

  // Another tab takes the game, and this one takes it back.
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: 'Continue as Ana' }).click();
  await page.getByText('You are playing elsewhere').waitFor();
  await phone.host.command('next');
  await other.getByRole('heading', { name: 'Question 3?' }).waitFor();
  await page.getByRole('button', { name: 'Play here' }).click();
  await phone.sees(2);
  await other.getByText('You are playing elsewhere').waitFor();
  await other.close();
  await phone.tap(2);
  await phone.arrives(2, 2);

  // Frozen while the game continues and the connection dies.
  const tools = await context.newCDPSession(page);
  await tools.send('Page.setWebLifecycleState', { state: 'frozen' });
  network.silence();
  await host.command('next');
  await tools.send('Page.setWebLifecycleState', { state: 'active' });
  await phone.sees(3);

  // Reloaded before the answer was sent.
  network.silence();
  await phone.tap(1);
  await page.reload();
  await phone.arrives(3, 1);

  await phone.ask(4);
  await phone.tap(0);
  await phone.arrives(4, 0);
  await phone.finish();
});

it.concurrent('the network stalls every now and then, and somebody taps twice', async () => {
  await using phone = await Phone.join(3);
  void phone.network.stumble(seeded(3), 400);
  await phone.page.getByRole('button', { name: 'Join', exact: true }).dblclick();
  await phone.page.getByText('in!').waitFor();
  for (const question of [0, 1, 2]) {
    await phone.ask(question);
    await phone.page.getByRole('button', { name: COLOURS[question] as string }).dblclick();
    await phone.arrives(question, question);
  }
  await phone.finish();
});

it('the second tap on Join does not hit what comes up in its place', async () => {
  await using phone = await Phone.join(1);
  const { page, host } = phone;
  // However slow this machine is, the taps are of one moment.
  await page.clock.setFixedTime(Date.now());
  await phone.enter();
  const leave = page.getByRole('button', { name: 'Not you?' });
  const { x = 0, y = 0, width = 0, height = 0 } = (await leave.boundingBox()) ?? {};
  await page.evaluate(() => history.replaceState(null, '', '/'));
  await page.reload();
  await page.getByRole('button', { name: 'Continue as Ana' }).waitFor();
  // The button to come in lies where the one to leave will be.
  const back = page.getByRole('button', { name: 'Continue as Ana' });
  await back.evaluate(
    (button, [left, top]) => {
      button.style.position = 'fixed';
      button.style.left = `${left}px`;
      button.style.top = `${top}px`;
    },
    [x, y],
  );
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.getByText('in!').waitFor();
  await page.mouse.click(x + width / 2, y + height / 2);
  await phone.ask(0);
  await phone.tap(0);
  await phone.arrives(0, 0);
  expect(host.inbox.of('lobby').at(-1)?.players).toBe(1);
});

it.each<[string, () => void]>([
  [
    'denied',
    () => {
      const deny = {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      };
      Object.defineProperty(window, 'localStorage', deny);
      Object.defineProperty(window, 'sessionStorage', deny);
    },
  ],
  [
    'full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    },
  ],
])('where storage is %s, a game is played all the same', async (_what, script) => {
  await using phone = await Phone.join(1, script);
  await phone.page.getByText('This browser keeps nothing').waitFor();
  await phone.enter();
  await phone.ask(0);
  phone.network.reset();
  await phone.tap(0);
  await phone.arrives(0, 0);
  await phone.finish();
});
