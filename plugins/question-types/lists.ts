import { z } from '../../server/plugin.ts';

/** A list that is measured before its items are looked at, by whatever else looks at them, too. */
export const listOf = <Item extends z.ZodType>(item: Item, least: number, most: number) =>
  z.array(z.unknown()).min(least, { abort: true }).max(most, { abort: true }).pipe(z.array(item));
