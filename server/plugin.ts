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
import type { Settings } from '../config/settings.ts';
import type { GameMode } from './engine/mode.ts';
import type { QuestionType } from './engine/question-type.ts';
import type { Channel } from './games/channel.ts';
import type { Games } from './games/contract.ts';
import type { Hooks } from './hooks.ts';
import type { Jobs } from './jobs/contract.ts';
import { callerOf, noteFile } from './plugin-files.ts';
import type { EventDeclaration } from './realtime/declare.ts';
import type { Registrar } from './registry.ts';
import type { Services } from './services.ts';
import type { BoardStore, Space, TimerStore } from './store/contract.ts';
import type { SharedRedis } from './store/redis/shared.ts';

export { z } from 'zod';
export { AddressRanges } from '../config/address-ranges.ts';
export type { Settings } from '../config/settings.ts';
export { networkOf } from './addresses.ts';
export { defineMode, type GameMode, type GradedAnswer, type Score } from './engine/mode.ts';
export {
  defineQuestionType,
  type Line,
  LONGEST_TYPED,
  plainLabel,
  type QuestionType,
} from './engine/question-type.ts';
export type { Question, Quiz } from './engine/quiz.ts';
export type { Definition, GameOptions, Phase, State, Summary } from './engine/state.ts';
export type {
  Channel,
  ChannelPlan,
  ChannelReport,
  DeliveredGame,
  Delivery,
  Price,
} from './games/channel.ts';
export type { Games, HostCommand, NewcomerInfo, NewGame } from './games/contract.ts';
export { latinLook } from './games/nickname-look-alikes.ts';
export type { Decisions, Hooks, Observations } from './hooks.ts';
export type { Job, JobKind, JobQueue, Jobs } from './jobs/contract.ts';
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
export type { OwnState, Snapshot } from './protocol/snapshot.ts';
export type {
  Bucket,
  OwnPlace,
  OwnResult,
  Place,
  PlayerView,
  QuestionView,
  RevealView,
} from './protocol/views.ts';
export { type Rate, RateLimiter } from './rate-limiter.ts';
export { defineEvent } from './realtime/declare.ts';
export type { Registrar } from './registry.ts';
export type {
  Leaderboard,
  Refused,
  ScoredBatch,
  Scoring,
  ScoringBatch,
  Services,
  Timers,
} from './services.ts';
export type {
  BoardStore,
  ClaimedTimer,
  Loss,
  Player,
  Result,
  Space,
  Standing,
  Timer,
  TimerStore,
  Timing,
} from './store/contract.ts';
export type { SharedRedis } from './store/redis/shared.ts';
export { isLoopback, servesThisMachine } from './this-machine.ts';

/** Undoes a set-up. Awaited, with a deadline, in reverse order of set-up. */
export type Teardown = () => void | Promise<void>;

// A set-up that returns nothing is written without a return: its type is void, not undefined.
// biome-ignore lint/suspicious/noConfusingVoidType: see above
export type MaybeTeardown = void | Teardown;

/** What a plugin works with. */
export interface PluginContext<Config = unknown> {
  readonly config: Config;
  /** The server's settings. Read only. */
  readonly settings: Settings;
  readonly log: Logger;
  readonly metrics: Registry;
  /** Decide about, or observe, what happens in games. */
  readonly hooks: Hooks;
  /** Offers a service to other plugins, by name. A name has one provider. */
  provide<Name extends keyof Services>(name: Name, service: Services[Name]): void;
  /** A service of a plugin named in `dependsOn` (or of the core). */
  use<Name extends keyof Services>(name: Name): Services[Name];
  /** What games can be played as. `module` (`import.meta.url`) must export the mode: threads load it. */
  readonly modes: Registrar<GameMode>;
  readonly questionTypes: Registrar<QuestionType>;
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
  /** A Fastify scope of the plugin's own: hooks and parsers set here stay here. */
  readonly http: FastifyInstance;
  /** Declares a Socket.IO event, with the schema of its payload. */
  readonly events: { declare(event: EventDeclaration): void };
  /** A key space of the plugin's own. */
  readonly store: Space;
  /** Work that nobody has to wait for: done by any process, and again when one dies at it. */
  readonly jobs: Pick<Jobs, 'open'>;
  /** For atomic steps of the plugin's own; undefined when this process is alone. */
  readonly redis: SharedRedis | undefined;
  /** Timers of the plugin's own: they fire on one process, also after a crash. */
  readonly timers: PluginTimers;
  /** Where players find the server, without a slash at the end. Known once it listens. */
  url(): string;
  /** The store's clock, ms since the epoch: the one that all processes share. */
  now(): Promise<number>;
  /** Live state that the plugins of the core's roles keep. */
  readonly state: { board: BoardStore; timers: TimerStore };
  /** Lines for what the start prints. One that is undefined is left out. */
  readonly greeting: { add(name: string, line: () => string | undefined): void };
  /** Checks for `GET /health/ready`: while one rejects, the server is not ready. */
  readonly health: { check(name: string, check: () => Promise<void>): void };
  /** Numbers for `GET /admin/:topic-stats`. */
  readonly stats: { add(topic: StatsTopic, name: string, read: () => unknown): void };
}

export type StatsTopic = 'queue' | 'game' | 'db' | 'worker';

export interface PluginTimers {
  /** Fires once, `at` this time (ms, the store's clock); replaces the timer of this key. */
  set(key: string, at: number): Promise<void>;
  cancel(key: string): Promise<void>;
  /** What to do when a timer is due. Awaited; must be idempotent. */
  handle(handler: (key: string) => Promise<void>): void;
}

export interface Plugin<Config = unknown> {
  /** kebab-case; unique. */
  name: string;
  /** Plugins that are set up before this one. */
  dependsOn?: string[];
  /** Schema of the plugin's part of PLUGIN_CONFIG. */
  config?: z.ZodType<Config>;
  setup(ctx: PluginContext<Config>): MaybeTeardown | Promise<MaybeTeardown>;
}

/** Declares a plugin; a module's default export. Errors from this module's folder are the plugin's. */
export function definePlugin<Config = undefined>(plugin: Plugin<Config>): Plugin<Config> {
  noteFile(plugin, callerOf(definePlugin));
  return plugin;
}
