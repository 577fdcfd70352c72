import { definePlugin, QRushError } from '../../server/plugin.ts';

/** Totals and ranks: 1 + the number of players with more points, so that a tie shares a rank. */
export default definePlugin({
  name: 'leaderboard',
  setup({ state: { board }, games, provide }) {
    provide('leaderboard', {
      record: (gameId, question, results) => board.record(gameId, question, results),

      results: (gameId, question) => board.pages(gameId, question),

      async top(gameId, count) {
        const standings = await board.top(gameId, count);
        const named = await Promise.all(
          standings.map(async (standing) => {
            const player = await games.player(gameId, standing.player).catch(unlessGone);
            return player ? [{ ...standing, nickname: player.nickname }] : [];
          }),
        );
        return named.flat();
      },

      async standings(gameId, playerIds) {
        const standings = await board.standings(gameId, playerIds);
        return new Map(
          playerIds.flatMap((id, index) => {
            const standing = standings[index];
            return standing ? [[id, standing] as const] : [];
          }),
        );
      },
    });
  },
});

/** Somebody may leave between the ranking and the look-up of the name. */
function unlessGone(error: unknown): undefined {
  if (!(error instanceof QRushError) || error.code !== 'PLAYER_NOT_FOUND') throw error;
}
