import {
  type ChannelPlan,
  type ChannelReport,
  type ChannelWarning,
  type Definition,
  type Games,
  type Price,
  type Space,
  unpaused,
} from '../../server/plugin.ts';
import type { SeatedPlayer, Seats } from '../chat/seats.ts';
import type { Clocks } from './clocks.ts';
import { countryOf } from './country.ts';
import { WHATSAPP } from './name.ts';
import type { Outbox } from './outbox.ts';
import { type PriceList, rangeOf } from './prices.ts';

/** ms the players of a game by country are known without another look at all of them. */
const FRESH = 2000;

/** ms the countries of a finished game are kept, for what it cost. */
const KEPT = 7 * 24 * 3_600_000;

/** ms between the first and the last player to get a question: beyond this a host is warned. */
const WIDE = 5000;

/** s a question takes at least for WhatsApp to keep up at ease, and to keep up at all: its rate for one player. */
const EASY = 12;
const HARD = 6;

/** s from which on a whole second, in which WhatsApp stamps answers, counts for little. */
const FAIR = 20;

export interface OutlookSources {
  games: Games;
  store: Space;
  seats: Seats;
  clocks: Clocks;
  outbox: Pick<Outbox, 'counts'>;
  /** Those that hold now. */
  prices(): PriceList;
  /** Messages a second to all players. */
  rate: number;
}

/** Players by country; '' where that is not known. */
type Countries = Record<string, number>;

/** The host's view of WhatsApp: what a game will take, how it does, and what it took. */
export class Outlook {
  readonly #sources: OutlookSources;
  readonly #known = new Map<string, { at: number; countries: Countries }>();

  constructor(sources: OutlookSources) {
    this.#sources = sources;
  }

  async plan(gameId: string): Promise<ChannelPlan> {
    const [definition, countries] = await Promise.all([
      this.#sources.games.definition(gameId),
      this.#countries(gameId),
    ]);
    const players = sum(Object.values(countries));
    // Joining, each question with the result of the one before, and the end.
    const messages = players * (definition.quiz.questions.length + 2);
    const warned =
      players === 0
        ? []
        : [...this.#spreadWarnings(players, definition), ...paceWarnings(definition)];
    return {
      players,
      messages,
      price: this.#price(messages, countries),
      warnings: warned.map(inWords),
      ...(warned.length > 0 && { warned }),
    };
  }

  /** ms until what waits for the players of a game has left. */
  async backlog(gameId: string): Promise<number> {
    const { outbox, rate } = this.#sources;
    return ((await outbox.counts(gameId)).queued / rate) * 1000;
  }

  async report(gameId: string): Promise<ChannelReport> {
    const { outbox } = this.#sources;
    const [messages, countries, spread] = await Promise.all([
      outbox.counts(gameId),
      this.#countries(gameId),
      this.#spread(gameId),
    ]);
    return { messages, price: this.#price(messages.sent, countries), ...(spread && { spread }) };
  }

  /**
   * Keeps what the price of a finished game follows from, before its players are forgotten. Done
   * again, it keeps what it had.
   */
  async keep(gameId: string): Promise<void> {
    await this.#sources.store.add(`countries.${gameId}`, await this.#look(gameId), KEPT);
  }

  /** Messages are shared out among countries as players are. */
  #price(messages: number, countries: Countries): Price {
    const { currency, rates, otherwise } = this.#sources.prices();
    const players = sum(Object.values(countries));
    const all = players === 0 ? { '': 1 } : countries;
    const cost = (end: 'from' | 'to') =>
      (messages / Math.max(1, players)) *
      sum(
        Object.entries(all).map(
          ([country, count]) => count * rangeOf(rates[country] ?? otherwise)[end],
        ),
      );
    const [amount, upTo] = [cost('from'), cost('to')];
    return { amount, ...(upTo > amount && { upTo }), currency };
  }

  async #countries(gameId: string): Promise<Countries> {
    const kept = await this.#sources.store.get<Countries>(`countries.${gameId}`);
    if (kept) return kept;
    const known = this.#known.get(gameId);
    if (known && Date.now() - known.at < FRESH) return known.countries;
    const countries = await this.#look(gameId);
    for (const [id, { at }] of this.#known) if (Date.now() - at >= FRESH) this.#known.delete(id);
    this.#known.set(gameId, { at: Date.now(), countries });
    return countries;
  }

  async #look(gameId: string): Promise<Countries> {
    const countries: Countries = {};
    for await (const page of this.#players(gameId)) {
      for (const { seat } of page) {
        const country = (await countryOf(seat.to)) ?? '';
        countries[country] = (countries[country] ?? 0) + 1;
      }
    }
    return countries;
  }

  async #spread(gameId: string): Promise<ChannelReport['spread']> {
    const { games, clocks } = this.#sources;
    const { phase } = await games.state(gameId);
    const shown = unpaused(phase);
    if (!('question' in shown) || shown.name === 'countdown') return undefined;
    const { question } = shown;
    const delays: number[] = [];
    for await (const page of this.#players(gameId)) {
      const found = await Promise.all(
        page.map(({ player }) => clocks.of(gameId, player.id, question)),
      );
      delays.push(...found.filter((delay) => delay !== undefined));
    }
    delays.sort((a, b) => a - b);
    const [first] = delays;
    const median = delays[Math.floor((delays.length - 1) / 2)];
    const last = delays.at(-1);
    if (first === undefined || median === undefined || last === undefined) return undefined;
    return { question, players: delays.length, first, median, last };
  }

  async *#players(gameId: string): AsyncIterable<SeatedPlayer[]> {
    const { games, seats } = this.#sources;
    for await (const page of games.players(gameId, WHATSAPP)) yield seats.of(gameId, page);
  }

  #spreadWarnings(players: number, { quiz, modeOptions }: Definition): ChannelWarning[] {
    // Those who have the question answer while others wait for it, and answers use the same rate.
    const spread = ((2 * players) / this.#sources.rate) * 1000;
    if (spread <= WIDE) return [];
    return [
      { code: 'spread', seconds: Math.round(spread / 1000), players },
      ...(isFast(modeOptions) && quiz.questions.some(({ limit }) => limit < FAIR)
        ? [{ code: 'speed' as const, seconds: FAIR, players }]
        : []),
    ];
  }
}

/** Modes without an option for it may have points for speed. */
const isFast = (options: object): boolean => !('speed' in options) || options.speed !== false;

function paceWarnings({ quiz }: Definition): ChannelWarning[] {
  const limits = quiz.questions.map(({ limit }) => limit);
  const shortest = Math.min(...limits);
  if (shortest >= EASY) return [];
  const seconds = shortest < HARD ? HARD : EASY;
  const count = limits.filter((limit) => limit < seconds).length;
  return [{ code: shortest < HARD ? 'missed' : 'late', seconds, count }];
}

function inWords({ code, seconds, players = 0, count = 0 }: ChannelWarning): string {
  const which = count === 1 ? 'One question is' : `${count} questions are`;
  switch (code) {
    case 'spread':
      return (
        `A question takes ${seconds} s to reach all ${players} players: each player’s time counts ` +
        'from when it came, but long limits are fairer.'
      );
    case 'speed':
      return (
        `Some questions are shorter than ${seconds} s: with ${players} phones take ${seconds} s or ` +
        'more, or turn points for speed off.'
      );
    case 'missed':
      return `${which} shorter than ${seconds} s: WhatsApp cannot bring questions that fast, so players will miss some.`;
    case 'late':
      return `${which} shorter than ${seconds} s: players may get the next one late.`;
  }
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
