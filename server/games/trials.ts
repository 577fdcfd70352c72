import { QRushError } from '../protocol/errors.ts';
import { type DeletionSources, deleteGame } from './delete-game.ts';

/** ms that a game to try things out is kept after its end. */
const KEPT = 24 * 3_600_000;

/** Games that are looked up at a time. */
const AT_A_TIME = 20;

/**
 * Deletes the games to try things out that were over long ago, as a host deletes any other.
 * @param now ms since the epoch
 * @returns how many
 */
export async function purgeTrials(sources: DeletionSources, now: number): Promise<number> {
  const before = new Date(now - KEPT);
  let purged = 0;
  for (;;) {
    const due = await sources.records.games.trialsBefore(before, AT_A_TIME);
    for (const id of due) {
      await deleteGame(sources, id, false).catch(unlessGone);
      purged++;
    }
    if (due.length < AT_A_TIME) return purged;
  }
}

/** Somebody was faster. */
function unlessGone(error: unknown): void {
  if (!(error instanceof QRushError) || error.code !== 'GAME_NOT_FOUND') throw error;
}
