import {
  type Channel,
  type ChannelPlan,
  type ChannelReport,
  type Definition,
  type Delivery,
  type Games,
  type Player,
  QRushError,
  type QuestionView,
  type Services,
  type Standing,
} from '../../server/plugin.ts';
import { textMessage } from './messages.ts';
import type { Outbox, OutboxItem } from './outbox.ts';
import type { Outlook } from './outlook.ts';
import { WHATSAPP } from './players.ts';
import { type Asked, openQuestion, questionItem, resultText } from './questions.ts';
import type { SeatedPlayer, Seats } from './seats.ts';
import { isLevel, wordingIn } from './wording.ts';

/** ms the news of a game's end, or of being removed, is worth bringing. */
const NEWS_TTL = 900_000;

/** Questions in a row without an answer, after which a player is left in peace. */
const PATIENCE = 3;

export interface ChannelSources {
  games: Games;
  leaderboard: Services['leaderboard'];
  seats: Seats;
  outbox: Outbox;
  outlook: Outlook;
  /** See {@link Asked}. */
  mediaBase: string | undefined;
  now(): Promise<number>;
  /** ms, see {@link Channel}. */
  grace: number;
  joinUrl(pin: string): string | undefined;
  /** The host has answered the sender with this key. */
  admission(key: string, gameId: string, nickname: string, admitted: boolean): Promise<void>;
  webLink(pin: string, player: { gameId: string; playerId: string }): Promise<string | undefined>;
}

type Of<Type extends Delivery['type']> = Extract<Delivery, { type: Type }>;

/** A player to bring something to, with their standing so far. */
interface Reached extends SeatedPlayer {
  standing: Standing | undefined;
}

/**
 * Brings a game to its WhatsApp players in as few messages as can be: each is billed, and each spends
 * from a narrow rate. So a question carries the result of the one before, and nothing else is told
 * until the final ranking.
 */
export class WhatsAppChannel implements Channel {
  readonly name = WHATSAPP;
  readonly title = 'WhatsApp';
  readonly grace: number;
  readonly home = WHATSAPP;
  readonly #sources: ChannelSources;

  constructor(sources: ChannelSources) {
    this.#sources = sources;
    this.grace = sources.grace;
  }

  joinUrl(pin: string): string | undefined {
    return this.#sources.joinUrl(pin);
  }

  plan(gameId: string): Promise<ChannelPlan> {
    return this.#sources.outlook.plan(gameId);
  }

  report(gameId: string): Promise<ChannelReport> {
    return this.#sources.outlook.report(gameId);
  }

  async deliver(delivery: Delivery): Promise<void> {
    switch (delivery.type) {
      case 'question':
        return this.#question(delivery.game.definition, delivery.event);
      case 'state': {
        // Who joined in a pause has not seen the question that goes on; to the others it is no news.
        const question = openQuestion(delivery.snapshot);
        if (!question) return;
        return this.#question(delivery.game.definition, question);
      }
      case 'finished':
        return this.#finished(delivery);
      case 'removed':
        return this.#removed(delivery);
      case 'admission': {
        const { gameId, channel, address, nickname, admitted } = delivery;
        if (channel !== this.name) return;
        return this.#sources.admission(address, gameId, nickname, admitted);
      }
      case 'closed':
      case 'reveal':
        return;
    }
  }

  /**
   * A player's connection is gone. Who had been playing in the browser and closed it is back here,
   * and asked what is being asked.
   */
  async disconnected(gameId: string, playerId: string): Promise<void> {
    const { games } = this.#sources;
    try {
      const player = await games.player(gameId, playerId);
      if (player.channel !== this.name) return;
      const shown = await games.snapshot(gameId, { playerId });
      const question = openQuestion(shown);
      if (!question || shown.you?.answered) return;
      const definition = await games.definition(gameId);
      await this.#ask(definition, question, shown.players, await this.#reachable(gameId, [player]));
    } catch (error) {
      if (!(error instanceof QRushError)) throw error;
      // The player or the game is gone, too.
    }
  }

  /** Messages do not reach a player: the game does not wait for them, until they write. */
  async unreachable(gameId: string, playerId: string): Promise<void> {
    try {
      const { channel, address } = await this.#sources.games.player(gameId, playerId);
      if (channel !== this.name || address === undefined) return;
      await this.#rest(gameId, playerId, address);
    } catch (error) {
      if (!(error instanceof QRushError)) throw error;
      // The player or the game is gone, too.
    }
  }

  async #question(definition: Definition, question: QuestionView): Promise<void> {
    const { games } = this.#sources;
    const { players } = await games.snapshot(definition.id);
    const recipients: Reached[] = [];
    for await (const page of games.players(definition.id, this.name)) {
      recipients.push(...(await this.#reachable(definition.id, page)));
    }
    await this.#ask(definition, question, players, shuffled(recipients));
  }

  async #ask(
    definition: Definition,
    question: QuestionView,
    players: number,
    recipients: Reached[],
  ): Promise<void> {
    const { games, mediaBase, outbox } = this.#sources;
    const gameId = definition.id;
    const asked: Asked = { gameId, question, mediaBase };
    const last = { index: question.index - 1, players };
    const isGraded = (index: number) => {
      const asked = definition.quiz.questions[index];
      return asked !== undefined && games.isGraded(asked);
    };
    const items: OutboxItem[] = [];
    for (const { player, key, seat, standing } of recipients) {
      const missed = missedBefore(question.index, seat.since, standing, isGraded);
      if (missed >= PATIENCE) {
        await this.#rest(gameId, player.id, key);
        continue;
      }
      const intro =
        standing && last.index >= seat.since
          ? resultText(games, definition, last, standing, seat.language)
          : undefined;
      const notice =
        missed === PATIENCE - 1 ? wordingIn(seat.language).language.lastForNow : undefined;
      items.push(questionItem(asked, { ...seat, playerId: player.id, intro, notice }));
    }
    await outbox.enqueueAll(items);
  }

  /** Leaves a player in peace: the game does not wait for them, until they write again. */
  async #rest(gameId: string, playerId: string, key: string): Promise<void> {
    await this.#sources.seats.rest(key);
    await this.#sources.games.disconnect(gameId, playerId, WHATSAPP);
  }

  async #finished({ game: { definition, state }, event }: Of<'finished'>): Promise<void> {
    const { games, now, outbox, webLink } = this.#sources;
    const expiresAt = (await now()) + NEWS_TTL;
    const { id: gameId, pin } = definition;
    const { players } = await games.snapshot(gameId);
    const last = { index: state.last?.question ?? -1, players };
    const podium = event.podium.some(isLevel) ? [] : event.podium;
    for await (const page of games.players(gameId, this.name)) {
      const items: OutboxItem[] = [];
      for (const { player, seat, standing } of await this.#reachable(gameId, page)) {
        const say = wordingIn(seat.language);
        const link = await webLink(pin, seat);
        const lines = [
          standing &&
            last.index >= seat.since &&
            resultText(games, definition, last, standing, seat.language),
          say.finished(standing, players),
          podium.map((place) => say.place(place)).join('\n'),
          link !== undefined && say.language.board(link),
        ];
        items.push({
          id: `${gameId}.end.${player.id}`,
          to: seat.to,
          payload: textMessage(lines.filter(Boolean).join('\n\n')),
          expiresAt,
          slot: 'news',
          about: { gameId, playerId: player.id },
        });
      }
      await outbox.enqueueAll(items);
    }
  }

  async #removed({ gameId, player }: Of<'removed'>): Promise<void> {
    const { now, seats, outbox } = this.#sources;
    if (player.channel !== this.name) return;
    for (const { key, seat } of await seats.of(gameId, [player])) {
      await seats.ban(gameId, key);
      await outbox.enqueue({
        id: `${gameId}.removed.${player.id}`,
        to: seat.to,
        payload: textMessage(wordingIn(seat.language).language.removed),
        expiresAt: (await now()) + NEWS_TTL,
        slot: 'news',
        about: { gameId, playerId: player.id },
      });
    }
  }

  /** Those of the players who can be reached here, and do not play in the browser right now. */
  async #reachable(gameId: string, players: Player[]): Promise<Reached[]> {
    const { games, leaderboard, seats } = this.#sources;
    const ids = players.map(({ id }) => id);
    const [seated, connections, standings] = await Promise.all([
      seats.of(gameId, players),
      games.connections(gameId, ids),
      leaderboard.standings(gameId, ids),
    ]);
    const elsewhere = new Set(ids.filter((_, at) => (connections[at] ?? WHATSAPP) !== WHATSAPP));
    return seated
      .filter(({ player }) => !elsewhere.has(player.id))
      .map((one) => ({ ...one, standing: standings.get(one.player.id) }));
  }
}

/** In another order each time: with hundreds of players the last is seconds late, and not always the same. */
const shuffled = <Item>(items: Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);

/**
 * Questions before this one that a player could have answered, and did not, since the last answer. Those
 * without right answers leave no result behind: they do not tell.
 */
function missedBefore(
  question: number,
  since: number,
  standing: Standing | undefined,
  isGraded: (index: number) => boolean,
): number {
  let missed = 0;
  const first = Math.max(since, (standing?.last?.question ?? -1) + 1);
  for (let index = first; index < question; index++) if (isGraded(index)) missed += 1;
  return missed;
}
