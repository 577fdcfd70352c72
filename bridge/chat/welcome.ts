import { type AnyErrorCode, type Games, QRushError } from '../../server/plugin.ts';
import { alsoLine } from './also.ts';
import { askedNow } from './answering.ts';
import type { Bridge } from './bridge.ts';
import { openQuestion } from './open-question.ts';
import type { Joined } from './players.ts';
import type { Seat } from './seats.ts';
import type { Turn } from './turn.ts';
import type { Sentence } from './wording.ts';

const REFUSALS: Partial<Record<AnyErrorCode, Sentence>> = {
  NICKNAME_TAKEN: 'nameTaken',
  NICKNAME_REJECTED: 'nameRejected',
  WAITING_FOR_HOST: 'nameWaits',
  WRONG_PHASE: 'nameFixed',
  KICKED: 'removed',
  PLAYER_NOT_FOUND: 'removed',
  CHANNEL_CLOSED: 'channelClosed',
  GAME_LOCKED: 'gameLocked',
  GAME_FULL: 'gameFull',
  GAME_FINISHED: 'gameOver',
  GAME_NOT_FOUND: 'gameOver',
};

/** The replies to people who come in, come back, or are not let in. */
export class Welcome<T extends Turn> {
  readonly #sources: { games: Games; bridge: Bridge<T> };

  constructor(sources: { games: Games; bridge: Bridge<T> }) {
    this.#sources = sources;
  }

  /** Greets somebody who is in a game already. */
  async back(turn: T, seat: Seat): Promise<void> {
    const { games } = this.#sources;
    try {
      const [game, player] = await Promise.all([
        games.definition(seat.gameId),
        games.player(seat.gameId, seat.playerId),
      ]);
      await this.greet(turn, { game, player, resumed: true });
    } catch (error) {
      await this.refuse(turn, error);
    }
  }

  /** Greets a player; if a question is open, with it, so that it still is one message. */
  async greet(turn: T, joined: Joined): Promise<void> {
    const { games, bridge } = this.#sources;
    const { game, player, resumed } = joined;
    const say = bridge.wording(turn.language);
    const shown = await games.snapshot(game.id, { playerId: player.id });
    const about = { gameId: game.id, playerId: player.id };
    const greeting =
      resumed && shown.you
        ? say.resumed(player.nickname, game.pin, shown.you)
        : say.joined(player.nickname, game.pin, bridge.received(turn.language));
    if (shown.phase === 'finished') {
      return bridge.reply(turn, `${greeting}\n\n${say.say('gameOver')}`, about);
    }
    const team = shown.you?.group;
    const link = resumed ? undefined : await bridge.webLink(game.pin, about);
    const text = [
      greeting,
      team !== undefined && `👥 ${say.quoted(team)}`,
      link !== undefined && say.browser(link),
    ]
      .filter(Boolean)
      .join('\n');
    const question = openQuestion(shown);
    const { phase } = await games.state(game.id);
    const asked = askedNow(games, game, phase, turn.language, shown.you?.total ?? 0);
    if (asked.length > 0 && (!question || shown.you?.answered)) {
      const lines = asked.map((one) => say.quoted(alsoLine(one, turn.language)));
      return bridge.reply(turn, [text, ...lines].join('\n'), about);
    }
    if (!question || shown.you?.answered) return bridge.reply(turn, text, about);
    await bridge.greet(turn, { ...joined, question, text, now: shown.now });
  }

  /** Says why something asked for was not done. @throws what is no refusal */
  async refuse(turn: T, error: unknown): Promise<void> {
    if (!(error instanceof QRushError) || error.code === 'INTERNAL') throw error;
    const { bridge } = this.#sources;
    const sentence = REFUSALS[error.code];
    const say = bridge.wording(turn.language);
    // No sentence of ours says it better than the plugin does.
    const isOfPlugin = error.code.includes(':');
    await bridge.reply(
      turn,
      sentence === undefined && isOfPlugin
        ? say.quoted(error.message)
        : say.say(sentence ?? 'failed'),
    );
  }
}
