import { z } from '../../server/plugin.ts';

/** A list that is measured before its items are looked at. */
export const listOf = <Item extends z.ZodType>(item: Item, least: number, most: number) =>
  z.array(z.unknown()).min(least).max(most).pipe(z.array(item));
