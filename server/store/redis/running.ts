import type { State } from '../../engine/state.ts';
import type { GameStore, RunningGame } from '../contract.ts';
import { type Brief, briefOf, newestFirst } from '../running.ts';
import type { RedisContext } from './context.ts';
import { allTags } from './keys.ts';
import { CLOCK, Script } from './script.ts';

/** Lua: forgets games whose time is over. */
export const SWEEP = `
local function sweep(index, running)
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', index, '-inf', ms(now()))) do
    redis.call('ZREM', running, id)
    redis.call('ZREM', index, id)
  end
end
`;

// KEYS: index running. ARGV: most. Gives how many there are, then ids and times of creation.
const newest = new Script<[number, ...string[]]>(`${CLOCK}${SWEEP}
sweep(KEYS[1], KEYS[2])
local found = redis.call('ZREVRANGE', KEYS[2], 0, ARGV[1] - 1, 'WITHSCORES')
table.insert(found, 1, redis.call('ZCARD', KEYS[2]))
return found`);

/** Lists the running games of all tags. */
export function redisRunning(context: RedisContext): Pick<GameStore, 'running'> {
  const { client, keys } = context;
  return {
    async running(limit, offset) {
      const most = offset + limit;
      const lists = await Promise.all(
        allTags.map((tag) => newest.run(client, [keys.index(tag), keys.running(tag)], [most])),
      );
      const total = lists.reduce((sum, [count]) => sum + count, 0);
      const some = lists
        .flatMap(([, ...members]) => datedGames(members))
        .sort(newestFirst)
        .slice(offset, most);
      const games = await Promise.all(some.map(({ id }) => runningGame(context, id)));
      return { games: games.filter((game) => game !== undefined), total };
    },
  };
}

/** Ids and times of creation, one after the other. */
function datedGames(members: string[]): { id: string; createdAt: number }[] {
  const games: { id: string; createdAt: number }[] = [];
  for (let at = 0; at < members.length; at += 2)
    games.push({ id: members[at] ?? '', createdAt: Number(members[at + 1]) });
  return games;
}

/** A game for a list; undefined when it has gone meanwhile. */
async function runningGame(
  { client, keys }: RedisContext,
  gameId: string,
): Promise<RunningGame | undefined> {
  const of = keys.game(gameId);
  const [[state, brief], players] = await Promise.all([
    client.hmget(of.state, 'state', 'brief'),
    client.hlen(of.players),
  ]);
  // A game of a version before has it in its definition only.
  const definition = brief ? undefined : await client.get(of.definition);
  const told = brief ? JSON.parse(brief) : definition && briefOf(JSON.parse(definition));
  if (!state || !told) return undefined;
  return { ...(told as Brief), players, phase: (JSON.parse(state) as State).phase };
}
