import type { Client } from './connection.ts';
import type { Keys } from './keys.ts';

/** What the parts of the store share. */
export interface RedisContext {
  client: Client;
  keys: Keys;
  /** ms that live state is kept without a change. */
  ttl: number;
}

/** Rows a page holds, which are so many fields of one command. */
const PAGE = 500;

/** Digits of a player's id: enough for 60 million, and equal in length, so that ids sort. */
export const ID_DIGITS = 5;

/**
 * Rows of a game that are kept by player, in the order of joining. Ids count up from zero, so pages
 * are read by id: no cursor, none twice.
 */
export async function* pagesByPlayer<Row>(
  { client, keys }: RedisContext,
  gameId: string,
  key: string,
  read: (player: string, field: string) => Row,
): AsyncIterable<Row[]> {
  const joins = Number((await client.hget(keys.game(gameId).state, 'joins')) ?? 0);
  for (let at = 0; at < joins; at += PAGE) {
    const ids = Array.from({ length: Math.min(PAGE, joins - at) }, (_, index) =>
      (at + index).toString(36).padStart(ID_DIGITS, '0'),
    );
    const fields = await client.hmget(key, ...ids);
    const rows = ids.flatMap((id, index) => {
      const field = fields[index];
      return typeof field === 'string' ? [read(id, field)] : [];
    });
    if (rows.length > 0) yield rows;
  }
}
