/**
 * The plugin contract: all that a plugin imports from QRush.
 *
 * ```ts
 * export default definePlugin({
 *   name: 'greeter',
 *   dependsOn: ['leaderboard'],
 *   config: z.object({ greeting: z.string().default('Hello') }),
 *   setup(ctx) {
 *     ctx.hooks.observe('player:joined', ({ player }) => ctx.log.info(`${ctx.config.greeting} ${player.nickname}`));
 *     return () => ctx.log.info('bye');
 *   },
 * });
 * ```
 */
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { z } from 'zod';
import type { SettingRows, ValuesOf } from '../config/setting.ts';
import type { GameMode } from './engine/mode.ts';
import type { QuestionType } from './engine/question-type.ts';
import type { QuizFormat } from './formats/format.ts';
import type { Channel } from './games/channel.ts';
import type { Games } from './games/contract.ts';
import type { Hooks } from './hooks.ts';
import type { Guards } from './http/guards.ts';
import type { NotFoundPage } from './http/not-found.ts';
import type { Jobs } from './jobs/contract.ts';
import type { Keep } from './journal/contract.ts';
import type { LocalFile } from './media/local-files.ts';
import { placeOfCall } from './places.ts';
import type { PluginErrorDetails, PluginErrorEntry } from './plugin-errors.ts';
import type { EventSchemas, PluginEvents } from './plugin-events.ts';
import { noteFile } from './plugin-files.ts';
import type { QRushError } from './protocol/errors.ts';
import type { PublicSettings } from './public-settings.ts';
import type { Registrar } from './registry.ts';
import type { CoreServices } from './services.ts';
import type { BoardStore, Space, TimerStore } from './store/contract.ts';
import type { SharedRedis } from './store/redis/shared.ts';

export { z } from 'zod';
export { AddressRanges } from '../config/address-ranges.ts';
export {
  integer,
  type Setting,
  type SettingRows,
  setting,
  type ValuesOf as OwnSettings,
} from '../config/setting.ts';
export { networkOf } from './addresses.ts';
export { laterBy } from './engine/extra-time.ts';
export { type Entry, firsts, luck } from './engine/luck.ts';
export { defineMode, type GameMode, type Joined, type Row, type Score } from './engine/mode.ts';
export {
  LONGEST_PLAN,
  type Plan,
  type PlannedQuestion,
  type PlannedQuiz,
  pollTurns,
  type Turn,
} from './engine/plan.ts';
export { podium } from './engine/podium.ts';
export {
  defineQuestionType,
  type Line,
  LONGEST_TYPED,
  plainLabel,
  type QuestionType,
} from './engine/question-type.ts';
export { type Media, type Picture, picture, type Question, type Quiz } from './engine/quiz.ts';
export {
  type Conclusion,
  type Decision,
  LONGEST_SUM,
  MOST_SAID,
  type Round,
} from './engine/round.ts';
export { type Judged, type Reading, type Ruling, readingOf } from './engine/rulings.ts';
export type { Definition, GameOptions, Phase, State, Summary } from './engine/state.ts';
export { unpaused } from './engine/unpaused.ts';
export { isWords, type Messages, type Translations, type Words } from './engine/words.ts';
export type {
  FileProblem,
  FoundQuestion,
  GivenColumns,
  Place as FilePlace,
  QuizFormat,
  ReadColumn,
  ReadQuiz,
  Severity,
  TableRow,
  WrittenQuiz,
} from './formats/format.ts';
export type {
  Channel,
  ChatWords,
  DeliveredGame,
  Delivery,
  Reach,
  ShownQuestion,
} from './games/channel.ts';
export type { Asked, Asks, Games, NewcomerInfo, NewGame } from './games/contract.ts';
export type { Facts } from './games/facts.ts';
export { latinLook } from './games/nickname-look-alikes.ts';
export { resultOf } from './games/result.ts';
export type { DecideOptions, Decisions, Hooks, Observations } from './hooks.ts';
export { acceptedLanguages } from './http/accepted-languages.ts';
export type { Guards, RouteGuard } from './http/guards.ts';
export type { NotFoundPage } from './http/not-found.ts';
export type { Job, JobKind, JobQueue, Jobs } from './jobs/contract.ts';
export type { Keep, Kept, Part, PartSource, Recorded } from './journal/contract.ts';
export type { PluginErrorDetails, PluginErrorEntry } from './plugin-errors.ts';
export type { EventSchemas, EventTarget, PluginEvents } from './plugin-events.ts';
export { readSettings } from './plugin-settings.ts';
export type { ChannelPlan, ChannelReport, ChannelWarning, Price } from './protocol/channels.ts';
export {
  type AnyErrorCode,
  ERRORS,
  type ErrorCode,
  type PluginErrorCode,
  QRushError,
} from './protocol/errors.ts';
export type {
  AnswersEvent,
  FinishedEvent,
  LeaderboardEvent,
  QuestionEvent,
  RevealEvent,
} from './protocol/events.ts';
export { ownEnd } from './protocol/extra-time.ts';
export {
  type Form,
  type FormKind,
  type FormOf,
  type FormOption,
  type FormValue,
  optionLabel,
  type Right,
} from './protocol/form.ts';
export type { HostCommand } from './protocol/host-commands.ts';
export type { ChatPreview } from './protocol/question-types.ts';
export { readForm } from './protocol/read-form.ts';
export type { RouteAbout } from './protocol/route-about.ts';
export type { OwnState, Snapshot } from './protocol/snapshot.ts';
export type {
  Bucket,
  MediaView,
  OwnPlace,
  OwnResult,
  Place,
  PlayerView,
  QuestionView,
  RevealView,
} from './protocol/views.ts';
export type { PublicSettings } from './public-settings.ts';
export { type Rate, RateLimiter } from './rate-limiter.ts';
export type { Caller } from './realtime/declare.ts';
export type { Registrar } from './registry.ts';
export { inWords, type Marks } from './rich/words.ts';
export type {
  Leaderboard,
  NamedStanding,
  ReadAnswers,
  Refused,
  RoundSums,
  ScoredBatch,
  Scoring,
  ScoringBatch,
  Timers,
} from './services.ts';
export type {
  BoardStore,
  ClaimedTimer,
  Loss,
  Neighbours,
  Player,
  Ranked,
  Result,
  Space,
  Standing,
  Timer,
  TimerStore,
  Timing,
} from './store/contract.ts';
export type { SharedRedis } from './store/redis/shared.ts';
export { isLoopback, servesThisMachine } from './this-machine.ts';

/** Services by name. The core needs those that it names; plugins add theirs by declaration merging. */
export interface Services extends CoreServices {}

/** Undoes a set-up. Awaited, with a deadline, in reverse order of set-up. */
export type Teardown = () => void | Promise<void>;

/** A set-up's result: nothing, or the function that undoes it. */
// A set-up that returns nothing is written without a return: its type is void, not undefined.
// biome-ignore lint/suspicious/noConfusingVoidType: see above
export type MaybeTeardown = void | Teardown;

/** Everything a plugin works with. */
export interface PluginContext<
  Config = unknown,
  Rows extends SettingRows = SettingRows,
  Code extends string = string,
  Events extends EventSchemas = EventSchemas,
> {
  /** The plugin's part of PLUGIN_CONFIG, as its `config` reads it; undefined without one. */
  readonly config: Config;
  /** The values of the plugin's own `settings`. */
  readonly ownSettings: ValuesOf<Rows>;
  /** The server's settings, but for keys, tokens and addresses of databases. Read only. */
  readonly settings: PublicSettings;
  /** A pino logger; each line carries the plugin's name as `plugin`. */
  readonly log: Logger;
  /** The Prometheus registry of `GET /metrics`: hand it to the metrics as `registers: [metrics]`. */
  readonly metrics: Registry;
  /** Decide about, or observe, what happens in games. */
  readonly hooks: Hooks;
  /** Makes an error of the plugin's own `errors`, to be thrown: `throw ctx.error('OUT')`. */
  error(code: Code, details?: PluginErrorDetails): QRushError;
  /**
   * Offers a service to other plugins, by name. A name has one provider.
   * @throws Error when another plugin offers it already
   */
  provide<Name extends keyof Services>(name: Name, service: Services[Name]): void;
  /**
   * A service of a plugin named in `dependsOn` (or of the core).
   * @throws Error when nobody offers it
   */
  use<Name extends keyof Services>(name: Name): Services[Name];
  /**
   * The modes of games. `module` (`import.meta.url`) must export the mode: threads load it.
   * `register` throws when the name is taken.
   */
  readonly modes: Registrar<GameMode>;
  /** Kinds of questions. As for `modes`, `module` must export the type. */
  readonly questionTypes: Registrar<QuestionType>;
  /**
   * Ways to write quizzes down: files are imported from them and exported to them. As for `modes`,
   * `module` must export the format.
   */
  readonly formats: Registrar<QuizFormat>;
  /** Ways to reach players. `register` throws when the name is taken. */
  readonly channels: Registrar<Channel>;
  /** Join, answer and read games: the same way for every channel. */
  readonly games: Games;
  /** Quizzes that last. */
  readonly quizzes: {
    /**
     * Validates and stores a quiz as `POST /api/quizzes` takes it; with `slug`, only once.
     * @returns its id
     * @throws QRushError `BAD_QUIZ`
     */
    add(quiz: unknown, slug?: string): Promise<string>;
  };
  /** Pictures, sounds and videos of quizzes. */
  readonly media: {
    /**
     * The file that a quiz names by a path (`/media/...`), for channels that have to send it along; an
     * uploaded picture as JPEG. Undefined for a path that leads to none.
     */
    readonly file: LocalFile;
  };
  /**
   * A Fastify scope of the plugin's own: hooks and parsers set here stay here. A taken route stops
   * the start. A route's `config: { about }` ({@link RouteAbout}) stands in `GET
   * /api/openapi.json`.
   */
  readonly http: FastifyInstance;
  /**
   * The page that a browser is shown instead of JSON for an address that leads nowhere. One plugin
   * may set it.
   */
  readonly notFoundPage: NotFoundPage;
  /**
   * Guards for routes of the plugin's: `http.get(path, { onRequest: guards.manager }, handler)`.
   */
  readonly guards: Guards;
  /** Events over the sockets: of clients to the plugin, and of the plugin to clients. */
  readonly events: PluginEvents<Events>;
  /** A key space of the plugin's own in the live state: in memory, or in Redis. */
  readonly store: Space;
  /**
   * A name or token that only this server can make of a text, the same in all its processes and after a
   * restart: 43 characters of base64url. Nobody gets back to the text without the server's SECRET.
   */
  keyed(text: string): string;
  /** Work that nobody has to wait for: done by any process, and again when one dies at it. */
  readonly jobs: Pick<Jobs, 'open'>;
  /** For atomic steps of the plugin's own; undefined when this process is alone. */
  readonly redis: SharedRedis | undefined;
  /**
   * For what a process alone has in memory and is to outlive it: such a part changes by commands alone,
   * which are written to the journal. To be called in `setup`.
   * @throws Error when the plugin has a part of this name
   */
  readonly keep: Keep;
  /** Timers of the plugin's own: they fire on one process, also after a crash. */
  readonly timers: PluginTimers;
  /** Where players find the server, without a slash at the end. Known once it listens. */
  url(): string;
  /** The store's clock, ms since the epoch: the one that all processes share. */
  now(): Promise<number>;
  /** Live state that the plugins of the core's roles keep: those that provide `leaderboard` and `timers`. */
  readonly state: { board: BoardStore; timers: TimerStore };
  /** Lines for what the start prints. One that is undefined is left out. */
  readonly greeting: { add(name: string, line: () => string | undefined): void };
  /**
   * Checks for `GET /health/ready`: while one rejects, the server is not ready.
   * `check` throws when the name is taken.
   */
  readonly health: { check(name: string, check: () => Promise<void>): void };
  /** Numbers for `GET /admin/:topic-stats`. `add` throws when the topic has the name already. */
  readonly stats: { add(topic: StatsTopic, name: string, read: () => unknown): void };
}

/** The parts of `GET /admin/:topic-stats`. */
export type StatsTopic = 'queue' | 'game' | 'db' | 'worker';

/** Timers of a plugin, by keys of its own. */
export interface PluginTimers {
  /** Fires once, `at` this time (ms, the store's clock); replaces the timer of this key. */
  set(key: string, at: number): Promise<void>;
  /** Does nothing when there is no timer of this key. */
  cancel(key: string): Promise<void>;
  /**
   * Sets the handler of timers that are due. Awaited; must be idempotent: after a crash or an error
   * it fires again.
   * @throws Error when the plugin has a handler already
   */
  handle(handler: (key: string) => Promise<void>): void;
}

/** A plugin's declaration. */
export interface Plugin<
  Config = unknown,
  Rows extends SettingRows = SettingRows,
  Code extends string = string,
  Events extends EventSchemas = EventSchemas,
> {
  /** kebab-case; unique. One that replaces a built-in plugin carries its name. */
  name: string;
  /** Plugins that are set up before this one. */
  dependsOn?: string[];
  /** Schema of the plugin's part of PLUGIN_CONFIG. */
  config?: z.ZodType<Config>;
  /** Settings of the plugin's own: environment variables and flags, shown by --help. */
  settings?: Rows;
  /** Error codes of the plugin's own, by name: `OUT` is `<plugin>:OUT` on the wire. */
  errors?: Readonly<Record<Code, PluginErrorEntry>>;
  /** Events that the plugin sends, by name, each with the schema of what it carries. */
  events?: Events;
  /**
   * Registers what the plugin adds, within 10 s. An error that it throws stops the start.
   * @returns what undoes it
   */
  setup(ctx: PluginContext<Config, Rows, Code, Events>): MaybeTeardown | Promise<MaybeTeardown>;
}

/** A plugin of whatever config, settings, errors and events. */
export interface AnyPlugin extends Omit<Plugin<never>, 'config'> {
  config?: z.ZodType;
}

/** Declares a plugin; a module's default export. Errors from this module's folder are the plugin's. */
export function definePlugin<
  Config = undefined,
  Rows extends SettingRows = Record<never, never>,
  Code extends string = never,
  Events extends EventSchemas = Record<never, never>,
>(plugin: Plugin<Config, Rows, Code, Events>): Plugin<Config, Rows, Code, Events> {
  noteFile(plugin, placeOfCall(definePlugin));
  return plugin;
}
