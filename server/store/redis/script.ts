import { createHash } from 'node:crypto';
import type { Client } from './connection.ts';

type Argument = string | number;

/** A Lua script: one atomic step. Loaded once per server, then called by its SHA. */
export class Script<Reply> {
  readonly #lua: string;
  readonly #sha: string;

  constructor(lua: string) {
    this.#lua = lua;
    this.#sha = createHash('sha1').update(lua).digest('hex');
  }

  /** @param keys all of one slot; keys that a script makes from them are of that slot, too */
  async run(client: Client, keys: string[], args: Argument[] = []): Promise<Reply> {
    try {
      return (await client.evalsha(this.#sha, keys.length, ...keys, ...args)) as Reply;
    } catch (error) {
      // A server that was restarted, flushed or failed over knows no scripts.
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return (await client.eval(this.#lua, keys.length, ...keys, ...args)) as Reply;
    }
  }
}

/** Lua: the server's clock, ms since the epoch, as a number; `ms` writes one without an exponent. */
export const CLOCK = `
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
local function ms(number) return string.format('%.0f', number) end
`;

/**
 * Lua: whether a host who has this fence has been overtaken by another one; a step that no host asks
 * for carries none.
 */
export const FENCED = `
local function fenced(fence, current) return fence ~= '' and fence ~= (current or '0') end
`;
