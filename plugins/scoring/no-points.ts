import { type GameMode, z } from '../../server/plugin.ts';

/** What stands in for a mode in quarantine: who is right is still told, and nobody earns anything. */
export const noPoints: GameMode = {
  // No mode of anybody's can have it: names of modes are written in URLs.
  name: ' no points',
  title: '',
  options: z.object({}),
  score: () => ({ points: 0, streak: 0 }),
};
