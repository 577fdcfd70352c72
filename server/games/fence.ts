import { QRushError } from '../protocol/errors.ts';
import type { GameStore } from '../store/contract.ts';

const OVERTAKEN = 'Another host has taken over this game; attach again to take it back.';

/** @param fence of a host; nothing is asked without one @throws QRushError `NOT_HOST` */
export async function requireFence(
  games: GameStore,
  gameId: string,
  fence: number | undefined,
): Promise<void> {
  if (fence !== undefined && (await games.fence(gameId)) !== fence)
    throw new QRushError('NOT_HOST', OVERTAKEN);
}
