import type { Client } from './connection.ts';
import type { Keys } from './keys.ts';

/** The common part of the store's parts. */
export interface RedisContext {
  client: Client;
  keys: Keys;
  /** ms that live state is kept without a change. */
  ttl: number;
}

/** Rows a page holds, which are so many fields of one command. */
export const PAGE = 500;

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
    const rows = await rowsOf(client, key, at, Math.min(PAGE, joins - at), read);
    if (rows.length > 0) yield rows;
  }
}

/** The last so many of those rows, in the same order: read from the end, so that gaps cost little. */
export async function latestByPlayer<Row>(
  { client, keys }: RedisContext,
  gameId: string,
  key: string,
  count: number,
  read: (player: string, field: string) => Row,
): Promise<Row[]> {
  const latest: Row[] = [];
  let end = Number((await client.hget(keys.game(gameId).state, 'joins')) ?? 0);
  while (end > 0 && latest.length < count) {
    const size = Math.min(PAGE, end, count - latest.length);
    end -= size;
    latest.unshift(...(await rowsOf(client, key, end, size, read)));
  }
  return latest;
}

/** The rows of the players with these ids, a range; some may be gone. */
async function rowsOf<Row>(
  client: Client,
  key: string,
  start: number,
  size: number,
  read: (player: string, field: string) => Row,
): Promise<Row[]> {
  const ids = Array.from({ length: size }, (_, index) =>
    (start + index).toString(36).padStart(ID_DIGITS, '0'),
  );
  const fields = await client.hmget(key, ...ids);
  return ids.flatMap((id, index) => {
    const field = fields[index];
    return typeof field === 'string' ? [read(id, field)] : [];
  });
}
