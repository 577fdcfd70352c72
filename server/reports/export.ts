import { gameQuery } from '../games/game-list.ts';
import type { ExportGamesQuery } from '../protocol/report-requests.ts';
import { played, type ReportSources } from './played.ts';
import { headOf, playerOf } from './text-files.ts';

/**
 * All finished games that are found, as JSON lines, in pieces: of each game one line, and then one of
 * each player. Of what is deleted meanwhile, the rest is left out.
 */
export async function* exportGames(
  sources: ReportSources,
  query: ExportGamesQuery,
): AsyncIterable<string> {
  const { games, reports } = sources.records;
  for await (const ids of games.ids(gameQuery(query))) {
    for (const id of ids) {
      if (!(await games.get(id))) continue;
      const game = await played(sources, id);
      yield `${JSON.stringify(headOf(game, await reports.questions(id)))}\n`;
      for await (const page of games.pages(id))
        yield page
          .map((player) => `${JSON.stringify({ gameId: id, player: playerOf(game, player) })}\n`)
          .join('');
    }
  }
}
