/** Every mode of this package keeps the rules that the contract has for it: `npm run check:modes`. */
import { describe, expect, it } from 'vitest';
import { checkMode } from '../../../testing/check-mode.ts';
import { checkedModes } from '../../../testing/own-modes.ts';

describe('the rules of modes', () => {
  it.each(checkedModes)('are kept by $mode.name', async ({ mode, ...options }) => {
    await expect(checkMode(mode, options)).resolves.toBeUndefined();
  });
});
