/** A slow phone on a slow network: Chromium, throttled over its own protocol. */
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../test/setup/programs.ts';

/** A network, as Chromium imitates it: ms until an answer begins, and kbit/s down and up. */
export interface Network {
  latency: number;
  down: number;
  up: number;
}

export const NETWORKS = {
  'slow 3G': { latency: 400, down: 400, up: 400 },
  'fast 3G': { latency: 150, down: 1600, up: 750 },
} as const satisfies Record<string, Network>;

/** How many times slower the processor is made. */
export const SLOWER = 4;

const HANDSET = { width: 360, height: 740 };

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });

/** A page in a browser that has seen nothing yet. */
export interface Phone extends AsyncDisposable {
  page: Page;
  cdp: CDPSession;
}

/** @param network none: that of this machine. @param slower how many times the processor is slowed down */
export async function phone(
  browser: Browser,
  network?: Network,
  slower: number = SLOWER,
): Promise<Phone> {
  const context = await browser.newContext({
    viewport: HANDSET,
    hasTouch: true,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  if (network) {
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: (network.down * 1000) / 8,
      uploadThroughput: (network.up * 1000) / 8,
    });
  }
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return { page, cdp, [Symbol.asyncDispose]: () => context.close() };
}
