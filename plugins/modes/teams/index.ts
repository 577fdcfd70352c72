import { definePlugin, type GameMode } from '../../../server/plugin.ts';
import { captain } from './captain.ts';
import { teams } from './teams.ts';

/** Modes in which everybody plays for a team. */
export default definePlugin({
  name: 'teams',
  setup({ modes }) {
    const here = (file: string) => new URL(file, import.meta.url).href;
    modes.register(teams as unknown as GameMode, here('./teams.ts'));
    modes.register(captain as unknown as GameMode, here('./captain.ts'));
  },
});
