import { inWords, type Marks } from '../../server/plugin.ts';
import { LANGUAGES, type LanguageCode, languageCodes } from './languages/all.ts';
import type { Count, Language, Named, Verbs } from './languages/language.ts';
import {
  codePoints,
  isolated,
  isRightToLeft,
  oneLine,
  shorten,
  shortenAtWord,
  tidyName,
} from './text.ts';

/** How one chat writes what all chats say. `plain` is for texts of others, shown as they are. */
export interface Style extends Marks {
  /** A URL, which must still lead there: a one-time ticket may begin with `_`. */
  link(url: string): string;
  /** How a command is named in sentences. */
  command(verb: keyof Verbs, language: Language): string;
}

/** A sentence without anything to be put in, but for commands. */
export type Sentence = {
  [Name in keyof Language]: Language[Name] extends string | ((say: Named) => string) ? Name : never;
}[Exclude<keyof Language, 'tag' | 'name' | 'direction'>];

/** A player's result of the last question. */
export interface PreviousResult {
  /** 0-based. */
  index: number;
  /** The right answer in words; undefined where there is none, as in a poll. */
  correct: string | undefined;
  /** 0 wrong .. 1 right; undefined without an answer. */
  correctness: number | undefined;
  points: number;
  total: number;
  rank: number;
  players: number;
  /** There was nothing to be earned. */
  isWorthless?: boolean;
  /** The host has taken the question out of the count. */
  isVoid?: boolean;
}

/** A text of the quiz's author, and the same as HTML where it is marked up. */
export interface AuthorsText {
  text: string;
  html?: string | undefined;
}

interface Place {
  rank: number;
  total: number;
}

/** Code points of a right answer that a result shows: then it is no more than three lines on a phone. */
export const LONGEST_RIGHT = 50;

/** Code points of an explanation that a chat shows, and the fewest that say something. */
export const LONGEST_EXPLANATION = 500;
const SHORTEST_EXPLANATION = 40;

/** Whether everybody has nothing: the first does. */
export const isLevel = ({ rank, total }: Place): boolean => rank === 1 && total === 0;

/** One language in one chat's style, with names, numbers and places put into its sentences. */
export class Wording {
  readonly language: Language;
  readonly #style: Style;
  readonly #numbers: Intl.NumberFormat;
  readonly #named: Named;

  constructor(language: Language, style: Style) {
    this.language = language;
    this.#style = style;
    this.#numbers = new Intl.NumberFormat(language.tag);
    this.#named = namedIn(language, style);
  }

  say(sentence: Sentence): string {
    const said: string | ((say: Named) => string) = this.language[sentence];
    return typeof said === 'string' ? said : said(this.#named);
  }

  /** Words of others, as they are to be shown. */
  quoted(words: string): string {
    return this.#style.plain(words);
  }

  /** A text of the quiz's author, marked up as this chat does it. */
  marked({ text, html }: AuthorsText): string {
    return html === undefined ? this.#style.plain(text) : inWords(html, this.#style);
  }

  /**
   * Why the right answer is right, in at most so many code points, but for marks; undefined where
   * that is too little. A text that was cut has no markup.
   */
  explanation(given: AuthorsText | undefined, most = LONGEST_EXPLANATION): string | undefined {
    if (!given || most < SHORTEST_EXPLANATION) return undefined;
    const isWhole = codePoints(given.text) <= most;
    const said = isWhole ? this.marked(given) : this.#style.plain(shortenAtWord(given.text, most));
    return `💡 ${said}`;
  }

  /** @param received what shows that an answer was taken; nothing where that is not shown */
  joined(nickname: string, pin: string, received?: string): string {
    const promise = received === undefined ? '' : `${received} `;
    return this.language.joined(this.#name(nickname), pin, promise, this.#named);
  }

  resumed(nickname: string, pin: string, own: Place): string {
    const standing = this.#standing(own, this.language.place(this.#count(own.rank)));
    return this.language.resumed(this.#name(nickname), pin, standing);
  }

  renamed(nickname: string): string {
    return this.language.renamed(this.#name(nickname));
  }

  /** The languages, as a list. */
  languages(): string {
    const codes = languageCodes.map((code) => code.toUpperCase()).join(', ');
    return this.language.languages(codes, this.#named);
  }

  browser(link: string): string {
    return this.language.browser(this.#style.link(link));
  }

  summary(link: string): string {
    return this.language.summary(this.#style.link(link));
  }

  /** @param left how many wrong codes may still be tried */
  wrongCode(pin: string, left: number): string {
    return left > 0 ? this.language.wrongCode(pin) : this.language.tooManyCodes(pin);
  }

  previous(result: PreviousResult): string {
    const { index, correct, correctness, points, total, rank, players, isWorthless } = result;
    const standing = this.#standing({ total, rank }, this.#place(rank, players));
    if (result.isVoid) return `📊 Q${index + 1}: ${this.language.notCounted} → ${standing}`;
    if (correct === undefined)
      return correctness === undefined
        ? `📊 Q${index + 1} → ${standing}`
        : `${markOf(correctness)} Q${index + 1}: ${this.#gained(points)} → ${standing}`;
    const short = this.#style.plain(shorten(oneLine(correct), LONGEST_RIGHT));
    const right = this.language.direction === 'rtl' ? isolated(short) : short;
    const gained = isWorthless && points === 0 ? '' : ` ${this.#gained(points)}`;
    return `${markOf(correctness)} Q${index + 1}: ${right}.${gained} → ${standing}`;
  }

  finished(own: Place | undefined, players: number): string {
    const over = `🏁 ${this.#style.bold(this.language.finished)}`;
    if (!own || isLevel(own)) return over;
    const place = this.#place(own.rank, players);
    return `${over} ${this.language.finishedAt(place, this.#points(own.total))}`;
  }

  /** Below the last question for somebody who does not answer. */
  lastForNow(): string {
    return this.#style.italic(this.language.lastForNow);
  }

  /** A line of the podium. */
  place({ rank, nickname, total }: Place & { nickname: string }): string {
    const ordinal = this.language.ordinal(this.#count(rank));
    return `${ordinal} ${this.#shown(nickname)} · ${this.#points(total)}`;
  }

  /** Points and place. Nobody has one while all have nothing. */
  #standing(own: Place, place: string): string {
    const points = this.#points(own.total);
    return isLevel(own) ? points : `${points}, ${place}`;
  }

  /** A nickname within a sentence: one line, no markup of its own, and it turns no words around. */
  #name(nickname: string): string {
    return this.#style.bold(this.#shown(nickname));
  }

  #shown(nickname: string): string {
    const plain = this.#style.plain(tidyName(nickname));
    const turns = this.language.direction === 'rtl' || isRightToLeft(plain);
    return turns ? isolated(plain) : plain;
  }

  #count(value: number): Count {
    return { value, text: this.#numbers.format(value) };
  }

  #points(total: number): string {
    return this.language.points(this.#count(total));
  }

  #place(rank: number, players: number): string {
    return this.language.place(this.#count(rank), this.#numbers.format(players));
  }

  #gained(count: number): string {
    if (count === 0) return this.#numbers.format(0);
    return `${count > 0 ? '+' : '−'}${this.#numbers.format(Math.abs(count))}`;
  }
}

function markOf(correctness: number | undefined): string {
  if (correctness === undefined) return '▫️';
  if (correctness === 1) return '✅';
  return correctness > 0 ? '🟡' : '❌';
}

function namedIn(language: Language, style: Style): Named {
  const verbs = Object.keys(language.verbs) as (keyof Verbs)[];
  return Object.fromEntries(verbs.map((verb) => [verb, style.command(verb, language)])) as Named;
}

/** How each language is spoken in a chat of this style. */
export function wordings(style: Style): (code: LanguageCode) => Wording {
  const spoken = new Map(languageCodes.map((code) => [code, new Wording(LANGUAGES[code], style)]));
  return (code) => spoken.get(code) as Wording;
}
