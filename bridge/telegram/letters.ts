import {
  type Games,
  ownEnd,
  QRushError,
  type QuestionView,
  type Services,
  type Snapshot,
} from '../../server/plugin.ts';
import { type Also, also, alsoLine, alsoWith, tapsOf } from '../chat/also.ts';
import { linksWith, type SummaryLink, type WebLink } from '../chat/browser-link.ts';
import { endingText } from '../chat/ending.ts';
import { chatForm } from '../chat/forms/chat-form.ts';
import { letterOf } from '../chat/forms/signs.ts';
import { LANGUAGES, type LanguageCode } from '../chat/languages/all.ts';
import { localized } from '../chat/localized.ts';
import { noticeBelow } from '../chat/notice.ts';
import { openAsking } from '../chat/open-asking.ts';
import { openQuestion } from '../chat/open-question.ts';
import { type Past, pastOf, resultText } from '../chat/result.ts';
import type { Seat } from '../chat/seats.ts';
import { tapId } from '../chat/taps.ts';
import { isLevel, LONGEST_EXPLANATION } from '../chat/wording.ts';
import { bold, escapeHtml } from './html.ts';
import { CAPTION, type Message, TEXT } from './post.ts';
import { headline, wordingIn } from './wording.ts';

/** Characters of a button that a narrow phone shows; longer options are in the text as well. */
const BUTTON = 30;

export interface LetterSources {
  games: Games;
  leaderboard: Services['leaderboard'];
  webLink: WebLink;
  summaryLink: SummaryLink;
}

/** Whom a letter is to. */
export type Reader = Pick<Seat, 'gameId' | 'playerId' | 'language' | 'since'>;

/** The texts around a question. */
export interface Around {
  /** In place of the last result. */
  greeting?: string;
  /** The last for now, as they do not answer. */
  isLast?: boolean;
}

/**
 * Writes to players. Each message is written when its turn to be sent comes, from the game as it is
 * then: a question shows the seconds that are left, and none is written when it has closed.
 */
export class Letters {
  readonly #sources: LetterSources;

  constructor(sources: LetterSources) {
    this.#sources = sources;
  }

  /**
   * The question, below what the one before has brought; undefined when it takes no answer of this
   * player any more.
   */
  async question(
    reader: Reader,
    index: number,
    { greeting, isLast = false }: Around = {},
  ): Promise<Message | undefined> {
    const { games, webLink } = this.#sources;
    const { gameId, language } = reader;
    const shown = await this.#shown(reader);
    const question = shown && openQuestion(shown);
    if (!question || question.index !== index || shown.you?.answered) return undefined;
    const definition = await games.definition(gameId);
    const asked = localized(games, definition, question)(language);
    const say = wordingIn(language);
    // Where only some may answer, all have heard of the last one when it was asked who.
    const isFirst = greeting === undefined && question.only === undefined;
    const outcome = isFirst ? await this.#outcome(reader, index - 1, shown) : undefined;
    const link = await linksWith(asked, webLink, definition.pin)(reader);
    const write = (explanation: string | undefined) =>
      questionMessage({
        gameId,
        question: { ...asked, closesAt: ownEnd(question, shown.you?.time) },
        language,
        now: shown.now,
        intro: greeting ?? outcome?.text,
        explanation,
        notice: noticeBelow(say, games.asks(definition, index), isLast),
        also: alsoWith(games, definition, index, language, shown.you?.total ?? 0),
        link,
      });
    const explanation = outcome?.past.explanation;
    const whole = write(say.explanation(explanation));
    const over = whole.media ? whole.html.length - CAPTION : 0;
    if (over <= 0 || !explanation) return whole;
    // A picture leaves less room.
    const length = Math.min(LONGEST_EXPLANATION, explanation.text.length);
    return write(say.explanation(explanation, length - over));
  }

  /**
   * The ask before a question, below the last result; undefined when it takes no answer any more.
   */
  async asking(reader: Reader, index: number): Promise<Message | undefined> {
    const { games } = this.#sources;
    const { gameId, language } = reader;
    const shown = await this.#shown(reader);
    const asking = shown && openAsking(shown);
    if (asking?.index !== index || shown?.you?.asked) return undefined;
    const definition = await games.definition(gameId);
    const { before } = games.asks(definition, index, language, shown?.you?.total);
    if (!before || !shown) return undefined;
    const outcome = await this.#outcome(reader, index - 1, shown);
    const say = wordingIn(language);
    const seconds = Math.max(1, Math.round((asking.closesAt - shown.now) / 1000));
    const { text = '', html } = asking;
    const one = also('before', index, before);
    const taps = tapsOf(one, gameId);
    const lines = [
      outcome && `${outcome.text}\n`,
      say.explanation(outcome?.past.explanation),
      headline(
        index,
        shown.total,
        seconds,
        html === undefined ? bold(text) : say.marked({ text, html }),
      ),
      escapeHtml(taps.length > 0 ? one.label : alsoLine(one, language)),
    ];
    return {
      html: lines.filter(Boolean).join('\n'),
      ...(taps.length > 0 && { buttons: taps.map(({ id, text: label }) => ({ label, data: id })) }),
    };
  }

  /** The result of the question by which they are out; undefined for one who is not in the game. */
  async eliminated(reader: Reader, index: number): Promise<Message | undefined> {
    const shown = await this.#shown(reader);
    if (!shown) return undefined;
    const outcome = await this.#outcome(reader, index, shown);
    const say = wordingIn(reader.language);
    const lines = [
      outcome?.text,
      say.explanation(outcome?.past.explanation),
      say.say('eliminated'),
    ];
    return { html: lines.filter(Boolean).join('\n\n') };
  }

  /** The last result, the player's place, and the podium; undefined for who is not in the game. */
  async ending(reader: Reader): Promise<Message | undefined> {
    const shown = await this.#shown(reader);
    if (!shown?.you || !shown.podium) return undefined;
    const say = wordingIn(reader.language);
    const podium = shown.podium.some(isLevel) ? [] : shown.podium;
    const link = this.#sources.summaryLink(reader);
    const outcome = shown.reveal && (await this.#outcome(reader, shown.reveal.index, shown));
    const ending = {
      outcome: outcome?.text,
      explanation: say.explanation(outcome?.past.explanation),
      finished: say.finished(shown.you, shown.players),
      podium: podium.map((place) => say.place(place)).join('\n'),
      summary: link && say.summary(link),
    };
    return { html: endingText(ending, TEXT, (html) => html.length) };
  }

  /** The game with what is the player's own; undefined when one of them is gone. */
  async #shown({ gameId, playerId }: Reader): Promise<Snapshot | undefined> {
    try {
      return await this.#sources.games.snapshot(gameId, { playerId });
    } catch (error) {
      const gone =
        error instanceof QRushError && ['PLAYER_NOT_FOUND', 'GAME_NOT_FOUND'].includes(error.code);
      if (gone) return undefined;
      throw error;
    }
  }

  /** Their result of a question that they could have answered. */
  async #outcome(
    { gameId, playerId, language, since }: Reader,
    index: number,
    { players }: Snapshot,
  ): Promise<{ text: string; past: Past } | undefined> {
    const { games, leaderboard } = this.#sources;
    const standing = (await leaderboard.standings(gameId, [playerId])).get(playerId);
    if (index < since || !standing) return undefined;
    const definition = await games.definition(gameId);
    const isVoid = await games.isVoid(gameId, index);
    const past = pastOf(games, definition, index, language, isVoid);
    const factsOf = await games.facts(definition);
    const facts = factsOf?.(standing, language, await games.player(gameId, playerId));
    return { text: resultText(wordingIn(language), past, players, standing, facts), past };
  }
}

export interface QuestionMessage {
  gameId: string;
  /** With its form in the reader's language. */
  question: QuestionView;
  language: LanguageCode;
  /** ms, the store's clock. */
  now: number;
  /** The beginning, as HTML. */
  intro?: string | undefined;
  /** Behind that, as HTML: why the answer before is right. */
  explanation?: string | undefined;
  /** The asks besides the question. */
  also?: Also[] | undefined;
  /** The end, as HTML. */
  notice?: string | undefined;
  /** A way into the browser, for a question that is answered there only. */
  link?: string | undefined;
}

/** A question as one message: each option on a button of its own, where one tap is an answer. */
export function questionMessage({
  gameId,
  question,
  language,
  now,
  intro,
  explanation,
  also = [],
  notice,
  link,
}: QuestionMessage): Message {
  const { index, total, text, html, media, closesAt } = question;
  const say = wordingIn(language);
  const form = chatForm(question.form, LANGUAGES[language]);
  const tapped = form.isTapped ? (form.choices ?? []) : [];
  const seconds = Math.max(1, Math.round((closesAt - now) / 1000));
  const listed = tapped.length === 0 || tapped.some((option) => option.length > BUTTON);
  const lines = [
    intro && `${intro}${explanation ? '' : '\n'}`,
    explanation && `${explanation}\n`,
    headline(index, total, seconds, html === undefined ? bold(text) : say.marked(question)),
    ...(listed ? form.lines.map((line) => `${line.sign} ${escapeHtml(line.text)}`) : []),
    tapped.length > 0 ? undefined : form.instruction,
    ...also.map((one) => escapeHtml(alsoLine(one, language))),
    link && say.browser(link),
    notice,
  ];
  const buttons = tapped.map((option, at) => ({
    label: `${letterOf(at)}) ${option}`,
    data: tapId({ gameId, question: index, option: at }),
  }));
  for (const one of also)
    for (const { id, text: label } of tapsOf(one, gameId))
      buttons.push({ label: `➕ ${label}`, data: id });
  return {
    html: lines.filter((line) => line !== undefined && line !== '').join('\n'),
    ...(buttons.length > 0 && { buttons }),
    ...(media && { media }),
  };
}
