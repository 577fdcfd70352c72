import type { Decision } from '../../engine/round.ts';
import type { BoardStore, Neighbours, Ranked, Result, Standing } from '../contract.ts';
import { pagesByPlayer, type RedisContext } from './context.ts';
import { ANSWERED, PUT_ASIDE } from './presence.ts';
import { reviseResults } from './revise.ts';
import { Script } from './script.ts';
import { worthOf } from './worth.ts';

/** Results of one script call: long enough to be worth it, short enough to hold nobody up. */
const BATCH = 200;

/** Script calls under way at once: those of a large game would else wait beyond their time-out. */
const AT_ONCE = 10;

/** Lua: writes a result, unless there is one. KEYS: players board last, results of this question. */
const RECORDED = `
local function recorded(question, player, added, result)
  if redis.call('HEXISTS', KEYS[1], player) == 0 or redis.call('HSETNX', KEYS[4], player, result) == 0 then
    return false
  end
  redis.call('ZINCRBY', KEYS[2], added, player)
  local last = redis.call('HGET', KEYS[3], player)
  if not last or tonumber(string.match(last, '^%d+')) < question then
    redis.call('HSET', KEYS[3], player, question .. ' ' .. result)
  end
  return true
end
`;

// The score on the board is the points, negated, and behind the point the ties: the smallest first,
// and of equal ones the first to join. KEYS: players board last, results of this question. ARGV:
// question ttl, then player, what is added on the board, and result by turns
const record = new Script<number>(`${RECORDED}
local question, ttl = tonumber(ARGV[1]), ARGV[2]
for at = 3, #ARGV, 3 do
  recorded(question, ARGV[at], ARGV[at + 1], ARGV[at + 2])
end
redis.call('PEXPIRE', KEYS[3], ttl)
redis.call('PEXPIRE', KEYS[4], ttl)
return 1`);

// Whoever is out by a result stands aside in the same step: nobody waits for them from then on. As
// above, and KEYS: state present awaited lost aside out. ARGV: question ttl answers, then player points result and '1' for out
const recordOut = new Script<number>(`${ANSWERED}${PUT_ASIDE}${RECORDED}
local question, ttl = tonumber(ARGV[1]), ARGV[2]
for at = 4, #ARGV, 4 do
  local player = ARGV[at]
  if recorded(question, player, ARGV[at + 1], ARGV[at + 2]) and ARGV[at + 3] == '1' then put_aside(player) end
end
for _, index in ipairs({ 3, 4, 9, 10 }) do redis.call('PEXPIRE', KEYS[index], ttl) end
return 1`);

// KEYS: state decisions. ARGV: question and revision, decision, ttl
const decide = new Script<string | null>(`
if redis.call('EXISTS', KEYS[1]) == 0 then return nil end
redis.call('HSETNX', KEYS[2], ARGV[1], ARGV[2])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
return redis.call('HGET', KEYS[2], ARGV[1])`);

type Row = [player: string, score: string, above: number, last: string | null];

/** Lua: a player's total (negated), how many are above, and the last result. */
const STANDING = `
local function standing(board, last, player, score)
  return { player, score, redis.call('ZCOUNT', board, '-inf', '(' .. score), redis.call('HGET', last, player) or '' }
end
`;

// KEYS: board last. ARGV: count
const top = new Script<Row[]>(`${STANDING}
local rows, found = {}, redis.call('ZRANGE', KEYS[1], 0, ARGV[1] - 1, 'WITHSCORES')
for at = 1, #found, 2 do rows[#rows + 1] = standing(KEYS[1], KEYS[2], found[at], found[at + 1]) end
return rows`);

// KEYS: board last. ARGV: players
const standings = new Script<(Row | [])[]>(`${STANDING}
local rows = {}
for at, player in ipairs(ARGV) do
  local score = redis.call('ZSCORE', KEYS[1], player)
  rows[at] = score and standing(KEYS[1], KEYS[2], player, score) or {}
end
return rows`);

type Near = [player: string, score: string, above: number];

// A player with more points stands above, however many tie. KEYS: board. ARGV: players
const near = new Script<(0 | [ahead: number, above: Near | [], below: Near | []])[]>(`
local board = KEYS[1]
local function at(place)
  if place < 0 then return {} end
  local found = redis.call('ZRANGE', board, place, place, 'WITHSCORES')
  if not found[1] then return {} end
  return { found[1], found[2], redis.call('ZCOUNT', board, '-inf', '(' .. found[2]) }
end
local rows = {}
for index, player in ipairs(ARGV) do
  local place = redis.call('ZRANK', board, player)
  rows[index] = place and { place, at(place - 1), at(place + 1) } or 0
end
return rows`);

/** Points and ranks. */
export function redisBoard(context: RedisContext): BoardStore {
  const { client, keys, ttl } = context;
  const resultsOf = (gameId: string, question: number) =>
    `${keys.game(gameId).results}:${question}`;
  return {
    async record(gameId, question, results) {
      const { players, board, last, ...of } = keys.game(gameId);
      const plain = [players, board, last, resultsOf(gameId, question)];
      const all = [...plain, of.state, of.present, of.awaited, of.lost, of.aside, of.out];
      if (results.some(({ rev }) => rev)) {
        const about = { question, answers: of.answers };
        await inBatches(results, (batch) => reviseResults(context, all, batch, about));
        return;
      }
      await inBatches(results, (batch) => {
        if (batch.some(({ out }) => out)) {
          const rows = batch.flatMap((result) => [
            ...[result.player, added(result), JSON.stringify(result), result.out ? 1 : 0],
          ]);
          return recordOut.run(client, all, [question, ttl, of.answers, ...rows]);
        }
        return record.run(client, plain, [
          question,
          ttl,
          ...batch.flatMap((result) => [result.player, added(result), JSON.stringify(result)]),
        ]);
      });
    },

    async decide(gameId, question, decision, revision = 0) {
      const { state, decisions } = keys.game(gameId);
      const field = revision === 0 ? question : `${question}:${revision}`;
      const args = [field, JSON.stringify(decision), ttl];
      const held = await decide.run(client, [state, decisions], args);
      return held === null ? undefined : (JSON.parse(held) as Decision);
    },

    async top(gameId, count) {
      const { board, last } = keys.game(gameId);
      if (count <= 0) return [];
      return (await top.run(client, [board, last], [count])).map(readStanding);
    },

    async standings(gameId, playerIds) {
      const { board, last } = keys.game(gameId);
      const replies = await inBatches(playerIds, (batch) =>
        standings.run(client, [board, last], batch),
      );
      return replies.flat().map((row) => (row.length === 0 ? undefined : readStanding(row as Row)));
    },

    async near(gameId, playerIds) {
      const { board } = keys.game(gameId);
      const replies = await inBatches(playerIds, (batch) => near.run(client, [board], batch));
      return replies.flat().map((row) => (row === 0 ? undefined : readNear(row)));
    },

    history: (gameId, playerId, questions) =>
      Promise.all(
        questions.map(async (question) => {
          const json = await client.hget(resultsOf(gameId, question), playerId);
          return json === null ? undefined : (JSON.parse(json) as Result);
        }),
      ),

    pages: (gameId, question) =>
      pagesByPlayer(
        context,
        gameId,
        resultsOf(gameId, question),
        (_, json) => JSON.parse(json) as Result,
      ),
  };
}

/** The score that a result adds on the board. */
const added = (result: Result): string => String(worthOf(result));

/** Scores are points, negated, and ties behind the point; zero has no sign. */
const pointsOf = (score: string): number => 0 - Math.floor(Number(score));

function readNear([ahead, above, below]: [number, Near | [], Near | []]): Neighbours {
  return {
    ahead,
    ...(above.length > 0 && { above: readRanked(above as Near) }),
    ...(below.length > 0 && { below: readRanked(below as Near) }),
  };
}

const readRanked = ([player, score, above]: Near): Ranked => ({
  player,
  total: pointsOf(score),
  rank: above + 1,
});

function readStanding([player, score, above, last]: Row): Standing {
  const total = pointsOf(score);
  if (!last) return { player, total, rank: above + 1 };
  const space = last.indexOf(' ');
  const question = Number(last.slice(0, space));
  const result = JSON.parse(last.slice(space + 1)) as Result;
  return { player, total, rank: above + 1, last: { ...result, question } };
}

/** Asks for a batch at a time, some of them side by side. @returns the replies, in order */
async function inBatches<Item, Reply>(
  items: readonly Item[],
  ask: (batch: Item[]) => Promise<Reply>,
): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE * BATCH) {
    const asked: Promise<Reply>[] = [];
    for (let from = at; from < Math.min(items.length, at + AT_ONCE * BATCH); from += BATCH) {
      asked.push(ask(items.slice(from, from + BATCH)));
    }
    replies.push(...(await Promise.all(asked)));
  }
  return replies;
}
