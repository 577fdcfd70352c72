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
