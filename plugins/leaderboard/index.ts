import { definePlugin, QRushError } from '../../server/plugin.ts';

/** Totals and ranks: 1 + the number of players with more points, so that a tie shares a rank. */
export default definePlugin({
  name: 'leaderboard',
  setup({ state: { board }, games, provide }) {
    provide('leaderboard', {
      record: (gameId, question, results) => board.record(gameId, question, results),

      results: (gameId, question) => board.pages(gameId, question),

      history: (gameId, playerId, questions) => board.history(gameId, playerId, questions),

      async top(gameId, count) {
        const standings = await board.top(gameId, count);
        const named = await Promise.all(
          standings.map(async (standing) => {
            const player = await games.player(gameId, standing.player).catch(unlessGone);
            if (!player) return [];
            const { nickname, face } = player;
            return [{ ...standing, nickname, ...(face !== undefined && { face }) }];
          }),
        );
        return named.flat();
      },

      async standings(gameId, playerIds) {
        return byPlayer(playerIds, await board.standings(gameId, playerIds));
      },

      async near(gameId, playerIds) {
        return byPlayer(playerIds, await board.near(gameId, playerIds));
      },
    });
  },
});

/** The values that exist, by their players. */
function byPlayer<Value>(players: string[], values: (Value | undefined)[]): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const [index, player] of players.entries()) {
    const value = values[index];
    if (value !== undefined) found.set(player, value);
  }
  return found;
}

/** Somebody may leave between the ranking and the look-up of the name. */
function unlessGone(error: unknown): undefined {
  if (!(error instanceof QRushError) || error.code !== 'PLAYER_NOT_FOUND') throw error;
}
