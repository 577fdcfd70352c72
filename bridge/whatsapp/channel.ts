import {
  type Channel,
  type ChannelPlan,
  type ChannelReport,
  type Definition,
  type DeliveredGame,
  type Delivery,
  type Games,
  laterBy,
  QRushError,
  type QuestionView,
  type Reach,
  type Services,
} from '../../server/plugin.ts';
import { also, alsoWith } from '../chat/also.ts';
import { Audience, type Reached } from '../chat/audience.ts';
import { linksWith, type SummaryLink, type WebLink } from '../chat/browser-link.ts';
import { chatWords } from '../chat/chat-words.ts';
import { localized, remembered } from '../chat/localized.ts';
import { noticeBelow } from '../chat/notice.ts';
import { type OpenAsking, openAsking } from '../chat/open-asking.ts';
import { openQuestion } from '../chat/open-question.ts';
import { reachOf } from '../chat/reach.ts';
import { pastOf, resultText } from '../chat/result.ts';
import type { Seats } from '../chat/seats.ts';
import { patienceWith } from '../chat/silence.ts';
import { isLevel } from '../chat/wording.ts';
import { type MediaFiles, pathOf } from './media-files.ts';
import { askingMessage, endingMessage, textMessage } from './messages.ts';
import { WHATSAPP } from './name.ts';
import type { Outbox, OutboxItem } from './outbox.ts';
import type { Outlook } from './outlook.ts';
import { type Asked, questionItem, soundItem } from './questions.ts';
import { headline, wordingIn } from './wording.ts';

/** ms the news of a game's end, or of being removed, is worth bringing. */
const NEWS_TTL = 900_000;

export interface ChannelSources {
  games: Games;
  leaderboard: Services['leaderboard'];
  seats: Seats;
  outbox: Outbox;
  outlook: Outlook;
  files: Pick<MediaFiles, 'warm'>;
  now(): Promise<number>;
  /** ms, see {@link Channel}. */
  grace: number;
  joinUrl(pin: string): string | undefined;
  /** Whether the account is ready, as far as the last look told. */
  connected(): boolean;
  /** The host has answered the sender with this key. */
  admission(key: string, gameId: string, nickname: string, admitted: boolean): Promise<void>;
  webLink: WebLink;
  summaryLink: SummaryLink;
  /** The last questions that were sent to a player in time. */
  sent(gameId: string, playerId: string): Promise<number[] | undefined>;
  /** ms from this question's opening until a player saw it, as far as it is known. */
  seen(gameId: string, playerId: string, question: number): Promise<number | undefined>;
}

type Of<Type extends Delivery['type']> = Extract<Delivery, { type: Type }>;

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
  readonly chat = chatWords;
  readonly #sources: ChannelSources;
  readonly #audience: Audience;

  constructor(sources: ChannelSources) {
    this.#sources = sources;
    this.grace = sources.grace;
    this.#audience = new Audience({ ...sources, channel: this.name });
  }

  joinUrl(pin: string): string | undefined {
    return this.#sources.joinUrl(pin);
  }

  connected(): boolean {
    return this.#sources.connected();
  }

  plan(gameId: string): Promise<ChannelPlan> {
    return this.#sources.outlook.plan(gameId);
  }

  backlog(gameId: string): Promise<number> {
    return this.#sources.outlook.backlog(gameId);
  }

  reach(gameId: string, question: number): Promise<Reach> {
    const { seen: seenAfter } = this.#sources;
    const seen = async (playerId: string, openedAt: number) => {
      const after = await seenAfter(gameId, playerId, question);
      return after === undefined ? undefined : openedAt + after;
    };
    return reachOf({ ...this.#sources, channel: this.name, seen }, gameId, question);
  }

  report(gameId: string): Promise<ChannelReport> {
    return this.#sources.outlook.report(gameId);
  }

  async deliver(delivery: Delivery): Promise<void> {
    switch (delivery.type) {
      case 'question':
        // It is no news to those who can still answer.
        if (delivery.event.overtime) return;
        return this.#question(delivery.game, delivery.event);
      case 'state': {
        // Players who joined in a pause have not seen the question that resumes; to the others it
        // is no news.
        const question = openQuestion(delivery.snapshot);
        const asking = openAsking(delivery.snapshot);
        if (asking) return this.#asking(delivery.game.definition, asking);
        if (!question || question.overtime) return;
        return this.#question(delivery.game, question);
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
      case 'time':
        return;
    }
  }

  /**
   * A player's connection is gone. A player who closed the browser is back here, and gets the open
   * question.
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
      const reached = await this.#audience.reachable(gameId, [player]);
      const game = { definition, state: await games.state(gameId) };
      await this.#ask(game, question, shown.players, reached, 'back');
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
      await this.#audience.rest(gameId, playerId, address);
    } catch (error) {
      if (!(error instanceof QRushError)) throw error;
      // The player or the game is gone, too.
    }
  }

  async #question(game: DeliveredGame, question: QuestionView): Promise<void> {
    const { id } = game.definition;
    const { games } = this.#sources;
    const { players } = await games.snapshot(id);
    const recipients: Reached[] = [];
    for await (const page of this.#audience.of(id)) recipients.push(...page);
    await this.#ask(game, question, players, shuffled(recipients));
  }

  async #ask(
    { definition, state }: DeliveredGame,
    question: QuestionView,
    players: number,
    recipients: Reached[],
    came?: 'back',
  ): Promise<void> {
    const { games, files, outbox, webLink, sent } = this.#sources;
    const { id: gameId, pin } = definition;
    const questionIn = localized(games, definition, question);
    const linkTo = linksWith(question, webLink, pin);
    const index = question.index - 1;
    const isVoid = await games.isVoid(gameId, index);
    const pastIn = remembered((language) => pastOf(games, definition, index, language, isVoid));
    const upcoming = { games, definition, question: question.index };
    const factsOf = await games.facts(definition);
    const asks = games.asks(definition, question.index);
    const items: OutboxItem[] = [];
    // Where only some may answer, all have been told when it was asked who.
    const isFew = question.only !== undefined;
    for (const { player, key, seat, standing } of recipients) {
      if (question.only?.every(({ id }) => id !== player.id)) continue;
      if (standing?.last?.out) {
        const { language, to } = seat;
        const say = wordingIn(language);
        const past = pastIn(language);
        if (standing.last.question === index)
          items.push(
            await this.#outItem(gameId, player.id, to, [
              resultText(say, past, players, standing, factsOf?.(standing, language, player)),
              say.explanation(past.explanation),
              say.say('eliminated'),
            ]),
          );
        continue;
      }
      let patience = patienceWith(upcoming, seat, standing);
      if (patience !== 'asked')
        patience = patienceWith(upcoming, seat, standing, await sent(gameId, player.id));
      if (patience === 'spent') {
        await this.#audience.rest(gameId, player.id, key);
        continue;
      }
      const { language } = seat;
      const say = wordingIn(language);
      const past = standing && index >= seat.since ? pastIn(language) : undefined;
      const facts = factsOf?.(standing, language, player);
      const intro = past && standing && resultText(say, past, players, standing, facts);
      const explanation = say.explanation(past?.explanation);
      const notice = noticeBelow(say, asks, patience === 'last');
      const link = await linkTo(seat);
      const asked: Asked = { gameId, question: questionIn(language) };
      const total = standing?.total ?? 0;
      const besides = alsoWith(games, definition, question.index, language, total);
      const around = isFew ? { notice, link } : { intro, explanation, notice, also: besides, link };
      const item = questionItem(asked, { ...seat, playerId: player.id, ...around });
      item.expiresAt += laterBy(state, player.id);
      if (came && item.about) item.about.came = came;
      const sound = soundItem(item);
      items.push(...(sound ? [sound] : []), item);
    }
    await outbox.enqueueAll(items);
    const next = definition.quiz.questions[question.index + 1]?.media;
    if (next && recipients.length > 0) files.warm(pathOf(next));
  }

  /** Only the first ones may answer: the question itself goes to them alone. */
  async #asking(definition: Definition, asking: OpenAsking): Promise<void> {
    const { games, outbox } = this.#sources;
    const { id: gameId } = definition;
    const { index, openedAt, closesAt } = asking;
    const { players, reveal } = await games.snapshot(gameId);
    const isVoid = reveal?.void === true;
    const pastIn = remembered((language) => pastOf(games, definition, index - 1, language, isVoid));
    const factsOf = await games.facts(definition);
    const items: OutboxItem[] = [];
    for await (const page of this.#audience.of(gameId)) {
      for (const { player, seat, standing } of page) {
        const { language, to } = seat;
        const say = wordingIn(language);
        const { before } = games.asks(definition, index, language, standing?.total);
        if (!before || standing?.last?.out) continue;
        const past = standing && index - 1 >= seat.since ? pastIn(language) : undefined;
        const facts = factsOf?.(standing, language, player);
        const intro = [
          past && standing && resultText(say, past, players, standing, facts),
          say.explanation(past?.explanation),
        ];
        const payload = askingMessage({
          asking: also('before', index, before),
          ...{ gameId, language, intro: intro.filter(Boolean).join('\n\n') },
          headline: headline(
            index,
            definition.quiz.questions.length,
            Math.round((closesAt - openedAt) / 1000),
            say.marked({ text: asking.text ?? '', html: asking.html }),
          ),
        });
        items.push({
          id: `${gameId}.ask.${index}.${player.id}`,
          ...{ to, payload, expiresAt: closesAt },
          slot: 'question',
          turn: 'first',
          about: { gameId, playerId: player.id },
        });
      }
    }
    await outbox.enqueueAll(shuffled(items));
  }

  /** Told once to somebody who is out: then they only hear how the game ends. */
  async #outItem(
    gameId: string,
    playerId: string,
    to: string,
    lines: (string | undefined)[],
  ): Promise<OutboxItem> {
    return {
      id: `${gameId}.out.${playerId}`,
      to,
      payload: textMessage(lines.filter(Boolean).join('\n\n')),
      expiresAt: (await this.#sources.now()) + NEWS_TTL,
      slot: 'news',
      about: { gameId, playerId },
    };
  }

  async #finished({ game: { definition, state }, event }: Of<'finished'>): Promise<void> {
    const { games, now, outbox, summaryLink } = this.#sources;
    const expiresAt = (await now()) + NEWS_TTL;
    const { id: gameId } = definition;
    const { players } = await games.snapshot(gameId);
    const index = state.last?.question ?? -1;
    const isVoid = await games.isVoid(gameId, index);
    const pastIn = remembered((language) => pastOf(games, definition, index, language, isVoid));
    const podium = event.podium.some(isLevel) ? [] : event.podium;
    const factsOf = await games.facts(definition);
    for await (const page of this.#audience.of(gameId)) {
      const items: OutboxItem[] = [];
      for (const { player, seat, standing } of page) {
        const say = wordingIn(seat.language);
        const link = summaryLink(seat);
        const past = standing && index >= seat.since ? pastIn(seat.language) : undefined;
        const facts = factsOf?.(standing, seat.language, player);
        const payload = endingMessage({
          outcome: past && standing && resultText(say, past, players, standing, facts),
          explanation: say.explanation(past?.explanation),
          finished: say.finished(standing, players),
          podium: podium.map((place) => say.place(place)).join('\n'),
          summary: link && say.summary(link),
        });
        items.push({
          id: `${gameId}.end.${player.id}`,
          to: seat.to,
          ...{ payload, expiresAt },
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
        payload: textMessage(wordingIn(seat.language).say('removed')),
        expiresAt: (await now()) + NEWS_TTL,
        slot: 'news',
        about: { gameId, playerId: player.id },
      });
    }
  }
}

/** In another order each time: with hundreds of players the last is seconds late, and not always the same. */
const shuffled = <Item>(items: Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
