/** Requests for games that are over, and for their reports. */
import { z } from 'zod';
import { questionIndex } from './numbers.ts';
import { flag, page, size } from './rest-requests.ts';

const day = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

/** A filter for games that are over: each field narrows it. */
const found = z.object({
  q: z
    .string()
    .max(200)
    .optional()
    .describe('Words, or parts of them, in the title; case and accents do not count'),
  quiz: z.string().max(100).optional().describe("A quiz's id"),
  mode: z.string().max(40).optional(),
  from: day.optional().describe('Over at this time or later; a date begins at midnight, UTC'),
  to: day.optional().describe('Over before this time'),
});

export const gamesQuery = found.extend({
  state: z.enum(['running', 'finished']).default('running'),
  trial: flag.describe(
    '`true` lists finished games that were made to try things out instead of the others; running ones are listed in any case',
  ),
  page: page.default(1).describe('From 1'),
  size: size.describe('Of a page'),
});
export type GamesQuery = z.input<typeof gamesQuery>;

export const exportGamesQuery = found;
export type ExportGamesQuery = z.input<typeof exportGamesQuery>;

/** Games that go at once, at the most. */
export const MOST_DELETED = 100;

export const gamesToDelete = z.object({
  ids: z.array(z.string().min(1).max(100)).min(1).max(MOST_DELETED),
  dry: z.boolean().default(false).describe('`true` only counts: nothing is deleted'),
});
export type GamesToDelete = z.input<typeof gamesToDelete>;

export const reportQuery = z.object({ format: z.enum(['json', 'csv', 'xlsx']).default('json') });

export const reportLinesQuery = z.object({
  page: page.default(1).describe('From 1'),
  size: size.describe('Lines of a page'),
});

export const PLAYER_SORTS = ['rank', 'nickname', 'total', 'answers', 'right', 'seconds'] as const;

export const reportPlayersQuery = z.object({
  q: z.string().max(100).optional().describe('A part of the nickname; case does not count'),
  channel: z.string().max(40).optional(),
  group: z.string().max(40).optional().describe('By its name'),
  absent: z.coerce
    .number<string>()
    .pipe(questionIndex)
    .optional()
    .describe('Only those who did not answer this question'),
  sort: z.enum(PLAYER_SORTS).default('rank'),
  order: z
    .enum(['asc', 'desc'])
    .optional()
    .describe('When left out, points and answers from the most, all else from the least'),
  page: page.default(1).describe('From 1'),
  size: size.describe('Of a page'),
});
export type ReportPlayersQuery = z.input<typeof reportPlayersQuery>;
