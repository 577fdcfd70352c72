import { expect, it } from 'vitest';
import { controls } from '../../../server/engine/controls.ts';
import { initialState, reduce } from '../../../server/engine/reduce.ts';
import type { Channel } from '../../../server/games/channel.ts';
import { startsIn } from '../../../server/games/starts-in.ts';
import { Registry } from '../../../server/registry.ts';
import { definitionOf } from '../engine/games.ts';

/** Channels with so much that waits. */
function channels(...backlogs: (number | 'none' | 'broken')[]): Registry<Channel> {
  const all = new Registry<Channel>('channel');
  for (const [at, backlog] of backlogs.entries())
    all.register({
      name: `channel${at}`,
      async deliver() {},
      ...(backlog !== 'none' && {
        async backlog() {
          if (backlog === 'broken') throw new Error('broken');
          return backlog;
        },
      }),
    });
  return all;
}

it('a game starts when what waits for its players has left, unless that is next to nothing', async () => {
  expect(await startsIn(channels('none', 900, 'broken'), 'game')).toBe(0);
  expect(await startsIn(channels(1200, 5000.2, 'none'), 'game')).toBe(5001);
  expect(await startsIn(channels(600_000), 'game')).toBe(15_000);
});

it('its countdown is as long as that, or as the host has chosen', () => {
  const definition = definitionOf(2);
  const opensIn = (wait?: number) => {
    const event = { type: 'start' as const, ...(wait !== undefined && { wait }) };
    const next = reduce(definition, initialState(), event, 1000);
    return next && (controls(definition, next.state).dueAt ?? 0) - 1000;
  };
  const chosen = definition.options.countdown * 1000;
  expect(opensIn()).toBe(chosen);
  expect(opensIn(chosen - 1)).toBe(chosen);
  expect(opensIn(chosen + 5000)).toBe(chosen + 5000);
});
