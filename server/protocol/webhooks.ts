/** Messages that the server sends by itself, to the addresses of WEBHOOK_URLS. */
import { z } from 'zod';
import { reportOverview } from './report-parts.ts';

export const gameFinished = z
  .object({
    type: z.literal('game:finished'),
    timestamp: z.iso.datetime().describe('When the game was over'),
    data: reportOverview.extend({
      report: z
        .string()
        .describe('The address of the report: `GET` with the ADMIN_TOKEN, `?format=csv` or `xlsx`'),
    }),
  })
  .describe('A game is over, and its report can be read');
export type GameFinished = z.output<typeof gameFinished>;
