/** Games in REST, running and finished. */
import { z } from 'zod';
import { questionIndex } from './numbers.ts';
import { snapshot } from './snapshot.ts';

const when = z.iso.datetime();

export const gameSummary = z.object({
  id: z.string(),
  pin: z.string().exactOptional().describe('Of a running game: six digits'),
  title: z.string().describe("The quiz's"),
  mode: z.string().describe('By its name: see `GET /api/modes`'),
  phase: snapshot.shape.phase.exactOptional().describe('Of a running game'),
  paused: z.literal(true).exactOptional().describe('Of a running game that is paused'),
  outcome: z.enum(['completed', 'ended']).exactOptional().describe('Of a finished game'),
  players: z.int().min(0).describe('Number of players'),
  question: questionIndex.exactOptional().describe('Of a running game that has begun'),
  questions: z.int().min(0).describe('Number of questions'),
  trial: z.literal(true).exactOptional().describe('It was made to try things out'),
  quizId: z.string().exactOptional().describe('Of a finished game'),
  right: z
    .number()
    .min(0)
    .max(1)
    .exactOptional()
    .describe(
      'Of a finished game: right answers of those given, 0 to 1; left out where none counts',
    ),
  winners: z
    .array(z.string())
    .exactOptional()
    .describe('Of a finished game: nicknames of who is first, three at the most'),
  createdAt: when,
  finishedAt: when.exactOptional().describe('Of a finished game'),
});
/** A game in a list. */
export type GameSummary = z.output<typeof gameSummary>;

export const gameList = z.object({
  games: z.array(gameSummary).describe('The newest first'),
  total: z.int().min(0).describe('Games on all pages'),
  page: z.int().min(1),
  pages: z.int().min(1),
});
export type GameList = z.output<typeof gameList>;

const count = z.int().min(0);

export const deletedGame = z.object({ players: count, answers: count, results: count });
/** The data that goes, or would go, with a game. */
export type DeletedGame = z.output<typeof deletedGame>;

export const deletedGames = deletedGame.extend({
  games: count,
  missing: z.array(z.string()).describe('Ids that stay, as they are of no finished game'),
});
/** Counts of everything that goes, or would go, with several games. */
export type DeletedGames = z.output<typeof deletedGames>;
