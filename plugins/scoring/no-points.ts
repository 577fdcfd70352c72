import { type GameMode, z } from '../../server/plugin.ts';

/**
 * Stands in for a mode in quarantine: players still learn whether they are right, and nobody earns
 * anything.
 */
export const noPoints: GameMode = {
  // No mode of anybody's can have it: names of modes are written in URLs.
  name: ' no points',
  title: '',
  options: z.object({}),
  score: () => ({ points: 0, streak: 0 }),
};
