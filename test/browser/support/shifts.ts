/** Whether what a page shows jumps. */
import type { Page } from 'playwright-core';

/** Anything that has moved without anybody having touched the page. */
export interface Shift {
  value: number;
  of: string[];
}

declare global {
  interface Window {
    shifts: Shift[];
  }
}

/** Has the page note what moves, from its start on. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as unknown as Entry[]) {
        const of = sources.map(
          ({ node }) => node?.getAttribute?.('class') || node?.nodeName || '?',
        );
        if (!hadRecentInput) window.shifts.push({ value, of });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** As the browser tells it. */
interface Entry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: (Node & Partial<Element>) | null }[];
}

/** The shifts since the last call. */
export const shiftsOf = (page: Page): Promise<Shift[]> =>
  page.evaluate(() => window.shifts.splice(0));
