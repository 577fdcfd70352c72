import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { QRushError, type RouteAbout, z } from '../../server/plugin.ts';
import type { Inbox } from './inbox.ts';
import { readUpdate } from './updates.ts';

export const WEBHOOK_PATH = '/bridge/telegram/webhook';

const ABOUT: RouteAbout = {
  summary: 'Takes updates of Telegram',
  description: 'With the secret that was agreed on, in `X-Telegram-Bot-Api-Secret-Token`.',
  tag: 'Bridges',
  access: 'anybody',
  body: z.looseObject({}),
  answer: z.object({}),
  refusals: ['UNAUTHORIZED'],
};

/** Where Telegram brings updates: `POST /bridge/telegram/webhook`. Answered once they are handled. */
export function webhookRoute(
  http: FastifyInstance,
  { secret, inbox }: { secret: string; inbox: Pick<Inbox, 'accept'> },
): void {
  http.post(WEBHOOK_PATH, { config: { about: ABOUT } }, async ({ headers, body }) => {
    if (!isSame(headers['x-telegram-bot-api-secret-token'], secret)) {
      throw new QRushError('UNAUTHORIZED');
    }
    const update = readUpdate(body);
    if (update) await inbox.accept(update);
    return {};
  });
}

/** Compares in a time that tells nothing about where the texts differ. */
function isSame(given: unknown, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(expected));
}
