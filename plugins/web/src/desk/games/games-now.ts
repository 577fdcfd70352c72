import { signal } from '@preact/signals';
import { ApiError } from '../api/client.ts';
import { type GameSummary, listGames } from '../api/games.ts';
import { signInNeeded } from '../api/session.ts';

/** ms between two looks at what runs, while the page is in sight. */
const PACE = 15_000;

/** The games that run, the newest first: as many as a notice needs. */
export const gamesNow = signal<GameSummary[]>([]);

/** How many run. */
export const countOfGames = signal(0);

/** Asks now. A server that does not answer is told of where the page is about it. */
export async function lookAtGames(): Promise<void> {
  if (signInNeeded.peek()) return;
  try {
    const { games, total } = await listGames({ state: 'running', size: 20 });
    gamesNow.value = games;
    countOfGames.value = total;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

/** Keeps looking. @returns its end */
export function watchGames(): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') void lookAtGames();
  };
  look();
  const timer = setInterval(look, PACE);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
