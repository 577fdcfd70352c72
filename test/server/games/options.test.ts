import { expect, it } from 'vitest';
import { z } from 'zod';
import { gameOptions } from '../../../server/engine/state.ts';
import { readOptions } from '../../../server/games/options.ts';

const mode = z.object({ speed: z.boolean().default(true) });
const read = (given: unknown) => readOptions(given, gameOptions, mode);

it('options are those of the core and those of the mode, with their defaults', () => {
  expect(read(undefined)).toEqual([
    { countdown: 3, autoAdvance: null, maxPlayers: 10_000 },
    { speed: true },
  ]);
  expect(read({ countdown: 0, speed: false, autoAdvance: 4 })).toEqual([
    { countdown: 0, autoAdvance: 4, maxPlayers: 10_000 },
    { speed: false },
  ]);
});

it.each([
  [{ countdown: -1 }, /countdown/],
  [{ countdown: 'soon' }, /countdown/],
  [{ speed: 1 }, /speed/],
  [{ spede: true }, /spede/],
  [[], /options/],
  ['fast', /options/],
])('%j is refused, and says which option', (given, message) => {
  expect(() => read(given)).toThrow(expect.objectContaining({ code: 'BAD_OPTIONS' }));
  expect(() => read(given)).toThrow(message);
});
