import { randomInt } from 'node:crypto';
import {
  type Games,
  laterBy,
  type Player,
  type PluginTimers,
  QRushError,
} from '../../server/plugin.ts';
import type { Audience, Reached } from '../chat/audience.ts';
import { openAsking } from '../chat/open-asking.ts';
import { graceFor } from '../chat/sight.ts';
import { patienceWith } from '../chat/silence.ts';
import type { Letters } from './letters.ts';
import type { Outbox, OutboxItem } from './outbox.ts';

/** ms after which another process goes on with the broadcast of one that has died. */
const LEASE = 5000;
const RENEW = 2000;

/** Messages of a broadcast that wait for their turn at a time: replies get in between. */
const AT_ONCE = 20;

/** ms the news of a game's end is worth bringing. */
const NEWS_TTL = 900_000;

export interface BroadcastsSources {
  games: Games;
  letters: Letters;
  outbox: Pick<Outbox, 'send' | 'sentAt'>;
  timers: Pick<PluginTimers, 'set' | 'cancel'>;
  audience: Pick<Audience, 'of' | 'rest' | 'isResting'>;
  now(): Promise<number>;
  /** Everybody has been told how this game ended. */
  ended(gameId: string): Promise<void>;
}

/** The topic of a message to everybody in a game. */
type Topic =
  /** `asks`: not the question, but what is asked before it. */
  | { gameId: string; question: number; asks?: boolean }
  | { gameId: string; question?: never; asks?: never };

export const questionId = (gameId: string, question: number, playerId: string): string =>
  `${gameId}.${question}.${playerId}`;

/**
 * Messages to all Telegram players of a game. A broadcast is a timer, due at once: it fires in one
 * process, which puts it off for as long as it works on it. Should the process die, it fires again
 * elsewhere, and goes on with those who have not got the message.
 */
export class Broadcasts {
  readonly #sources: BroadcastsSources;

  constructor(sources: BroadcastsSources) {
    this.#sources = sources;
  }

  /** Starts telling. Returns once that will happen, whatever becomes of this process. */
  async begin({ gameId, question, asks }: Topic): Promise<void> {
    const kind = asks ? 'asks' : 'question';
    const key = question === undefined ? `end.${gameId}` : `${kind}.${gameId}.${question}`;
    await this.#sources.timers.set(key, await this.#sources.now());
  }

  /** Runs the broadcast whose timer is due. */
  async run(key: string): Promise<void> {
    const { timers, now } = this.#sources;
    const renew = async () => timers.set(key, (await now()) + LEASE);
    await renew();
    // One that fails is made up for by the next.
    const renewing = setInterval(() => renew().catch(() => undefined), RENEW);
    try {
      if (await this.#tell(key)) await timers.cancel(key);
    } finally {
      clearInterval(renewing);
    }
  }

  /** @returns false when this process stops before everybody was told */
  async #tell(key: string): Promise<boolean> {
    const [kind, gameId = '', question] = key.split('.');
    const itemFor =
      kind === 'question'
        ? await this.#question(gameId, Number(question))
        : kind === 'asks'
          ? await this.#asking(gameId, Number(question))
          : await this.#ending(gameId);
    if (!itemFor) return true;
    const players = shuffled(await this.#players(gameId)).values();
    let told = true;
    const tellSome = async () => {
      for (const reached of players) {
        const item = await itemFor(reached);
        const ending =
          item && (await this.#sources.outbox.send({ ...item, chat: reached.seat.to }));
        if (ending === 'dropped') told = false;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, tellSome));
    if (kind === 'question') await this.#wait(gameId, Number(question));
    if (told && kind === 'end') await this.#sources.ended(gameId);
    return told;
  }

  async #question(gameId: string, question: number): Promise<ItemFor | undefined> {
    const { games, letters, audience, now } = this.#sources;
    const state = await games.state(gameId).catch(noneIfGone);
    if (state?.phase.name !== 'open' || state.phase.question !== question) return undefined;
    const definition = await games.definition(gameId);
    const { only, closesAt } = state.phase;
    return async ({ player, key, seat, standing }) => {
      if (only && !only.includes(player.id)) return undefined;
      if (standing?.last?.out) {
        // Told once: then they only hear how the game ends.
        if (standing.last.question !== question - 1) return undefined;
        return {
          id: `${gameId}.out.${player.id}`,
          expiresAt: (await now()) + NEWS_TTL,
          write: () => letters.eliminated(seat, question - 1),
        };
      }
      const upcoming = { games, definition, question };
      let patience = patienceWith(upcoming, seat, standing);
      if (patience === 'spent' && (await audience.isResting(key))) return undefined;
      if (patience !== 'asked')
        patience = patienceWith(
          upcoming,
          seat,
          standing,
          await this.#sent(gameId, question, player),
        );
      if (patience === 'spent') {
        await audience.rest(gameId, player.id, key);
        return undefined;
      }
      return {
        id: questionId(gameId, question, player.id),
        expiresAt: closesAt + laterBy(state, player.id),
        write: () => letters.question(seat, question, { isLast: patience === 'last' }),
      };
    };
  }

  /** The last questions before this one that were sent to a player. */
  async #sent(gameId: string, question: number, { id }: Player): Promise<number[]> {
    const { outbox } = this.#sources;
    const before = [question - 3, question - 2, question - 1].filter((one) => one >= 0);
    const sent = await Promise.all(before.map((one) => outbox.sentAt(questionId(gameId, one, id))));
    return before.filter((_, at) => sent[at] !== undefined);
  }

  /** The last one got the question late: so long do their answers come after those of others. */
  async #wait(gameId: string, question: number): Promise<void> {
    const { games, now } = this.#sources;
    const state = await games.state(gameId).catch(noneIfGone);
    if (state?.phase.name !== 'open' || state.phase.question !== question) return;
    const { openedAt, held = 0 } = state.phase;
    const more = graceFor((await now()) - openedAt - held);
    if (more === undefined) return;
    const { grace } = await games.definition(gameId);
    await games.waitFor(gameId, grace + more);
  }

  async #asking(gameId: string, question: number): Promise<ItemFor | undefined> {
    const { games, letters } = this.#sources;
    const asking = await games.snapshot(gameId).then(openAsking, noneIfGone);
    if (asking?.index !== question) return undefined;
    return async ({ player, seat, standing }) =>
      standing?.last?.out
        ? undefined
        : {
            id: `${gameId}.ask.${question}.${player.id}`,
            expiresAt: asking.closesAt,
            write: () => letters.asking(seat, question),
          };
  }

  async #ending(gameId: string): Promise<ItemFor> {
    const { letters, now } = this.#sources;
    const expiresAt = (await now()) + NEWS_TTL;
    return async ({ player, seat }) => ({
      id: `${gameId}.end.${player.id}`,
      expiresAt,
      write: () => letters.ending(seat),
    });
  }

  async #players(gameId: string): Promise<Reached[]> {
    const players: Reached[] = [];
    for await (const page of this.#sources.audience.of(gameId)) players.push(...page);
    return players;
  }
}

/** Makes a player's message; undefined for one who is left alone. */
type ItemFor = (reached: Reached) => Promise<Omit<OutboxItem, 'chat'> | undefined>;

function noneIfGone(error: unknown): undefined {
  if (!(error instanceof QRushError) || error.code !== 'GAME_NOT_FOUND') throw error;
}

/** In another order each time, so that nobody is always the last to get a question. */
function shuffled<Item>(items: Item[]): Item[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
  return items;
}
