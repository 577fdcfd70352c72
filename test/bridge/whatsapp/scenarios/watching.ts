import { setTimeout as sleep } from 'node:timers/promises';
import { questionIn } from '../../../../bridge/whatsapp/simulator/bots/chat-question.ts';
import type { LogEntry } from '../../../../bridge/whatsapp/simulator/log.ts';
import type { Simulator } from '../../../../bridge/whatsapp/simulator/simulator.ts';
import type { ChannelPlan, ChannelReport } from '../../../../server/plugin.ts';
import type { Report } from '../../../../server/protocol/report.ts';
import type { Host } from '../../../support/clients.ts';
import { ADMIN } from './servers.ts';

/** ms between two looks at what has no event. */
const LOOK = 100;

interface WhatsApp {
  plan: ChannelPlan;
  report: ChannelReport;
}

/** Asks until it is so, also while the server cannot say. */
async function ask<View>(url: string, fits: (view: View) => boolean = () => true): Promise<View> {
  for (;;) {
    const answer = await fetch(url, { headers: ADMIN });
    const view = (await answer.json()) as View;
    if (answer.ok && fits(view)) return view;
    await sleep(LOOK);
  }
}

/** The host's view of WhatsApp, once it fits. */
export async function whatsappOf(
  url: string,
  { id }: Host,
  fits: (view: WhatsApp) => boolean,
): Promise<WhatsApp> {
  const find = ({ channels }: { channels: (WhatsApp & { name: string })[] }) =>
    channels.find(({ name }) => name === 'whatsapp');
  const path = `${url}/api/games/${id}/channels`;
  const view = await ask(path, (view: Parameters<typeof find>[0]) => {
    const channel = find(view);
    return channel !== undefined && fits(channel);
  });
  const found = find(view);
  if (!found) throw new Error('there is no WhatsApp');
  return found;
}

/** The report of a finished game, as soon as it is archived. */
export const reportOf = (url: string, { id }: Host): Promise<Report> =>
  ask(`${url}/api/games/${id}/report`);

/** Waits until the API has taken so many more messages. */
export function taken({ events }: Simulator, count: number): Promise<void> {
  let left = count;
  return new Promise((resolve) => {
    const leave = events.listen(({ type }) => {
      if (type !== 'accepted') return;
      left -= 1;
      if (left > 0) return;
      leave();
      resolve();
    });
  });
}

/** ms from a question's opening until the last phone showed it. @param number 1-based */
export function spreadOf(log: readonly LogEntry[], number: number, openedAt: number): number {
  const seen = log.flatMap((entry) =>
    entry.type === 'saw' && questionIn(entry.message)?.number === number ? entry.at : [],
  );
  return Math.max(openedAt, ...seen.slice(-20_000)) - openedAt;
}
