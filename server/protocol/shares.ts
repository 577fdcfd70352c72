/** Links by which others read the report of a game, and players read how they did. */
import { z } from 'zod';
import { playedGame } from './report-parts.ts';
import { reviewedQuestion } from './views.ts';

const when = z.iso.datetime();

export const newShare = z.object({
  note: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'no control characters')
    .optional()
    .describe('For whom it is: only hosts see it'),
  days: z
    .int()
    .min(1)
    .max(3650)
    .optional()
    .describe('Days that it is good for; for ever when left out'),
});
export type NewShare = z.input<typeof newShare>;

export const reportShare = z.object({
  id: z.string(),
  note: z.string().exactOptional(),
  createdAt: when,
  expiresAt: when.exactOptional(),
});
/** A link to a report. Its token is not kept: nobody can be told it again. */
export type ReportShare = z.output<typeof reportShare>;

export const shareList = z.object({ shares: z.array(reportShare).describe('The newest first') });
export type ShareList = z.output<typeof shareList>;

export const createdShare = reportShare.extend({
  token: z.string().describe('As `Authorization: Bearer` it opens the report, and nothing else'),
  url: z
    .string()
    .describe('The page that shows it; the token is behind `#`, so no server is sent it'),
});
export type CreatedShare = z.output<typeof createdShare>;

export const openedShare = z.object({ game: playedGame });
/** The game that a token opens. */
export type OpenedShare = z.output<typeof openedShare>;

export const ownSummary = z.object({
  game: playedGame.pick({
    title: true,
    mode: true,
    outcome: true,
    createdAt: true,
    finishedAt: true,
  }),
  nickname: z.string(),
  group: z.string().exactOptional(),
  rank: z.int().min(1),
  players: z.int().min(1).describe('Number of players'),
  total: z.int(),
  questions: z.array(reviewedQuestion).describe('In the order in which they were asked'),
  url: z.string().describe('The page that shows it, to whoever has this address'),
});
/** How a player did in a game that is over. Of others it tells their number only. */
export type OwnSummary = z.output<typeof ownSummary>;
