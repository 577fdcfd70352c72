import { QRushError } from '../protocol/errors.ts';
import { type DeletionSources, deleteGame } from './delete-game.ts';

/** ms that a game to try things out is kept after its end. */
const KEPT = 24 * 3_600_000;

const DAY = 24 * 3_600_000;

/** Games that are looked up at a time. */
const AT_A_TIME = 20;

/**
 * Deletes the games to try things out that were over long ago, as a host deletes any other.
 * @param now ms since the epoch
 * @returns how many
 */
export async function purgeTrials(sources: DeletionSources, now: number): Promise<number> {
  const before = new Date(now - KEPT);
  return purge(sources, () => sources.records.games.trialsBefore(before, AT_A_TIME));
}

/**
 * Deletes the games that were over so many days ago, with what is kept of their players.
 * @param days none, when left out: they are kept for ever
 * @param now ms since the epoch
 * @returns how many
 */
export async function purgeHistory(
  sources: DeletionSources,
  days: number | undefined,
  now: number,
): Promise<number> {
  if (days === undefined) return 0;
  const before = new Date(now - days * DAY);
  return purge(sources, () => sources.records.games.before(before, AT_A_TIME));
}

async function purge(sources: DeletionSources, find: () => Promise<string[]>): Promise<number> {
  let purged = 0;
  for (;;) {
    const due = await find();
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
