import type { FastifyInstance } from 'fastify';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Registry as Metrics } from 'prom-client';
import type { GameMode } from './engine/mode.ts';
import type { QuestionType } from './engine/question-type.ts';
import { ExportedItems } from './exported-items.ts';
import type { QuizFormat } from './formats/format.ts';
import type { Channel } from './games/channel.ts';
import type { Games } from './games/contract.ts';
import type { HookRunner } from './hooks.ts';
import type { Guards } from './http/guards.ts';
import type { NotFoundPage } from './http/not-found.ts';
import type { Jobs } from './jobs/contract.ts';
import type { Journal } from './journal/contract.ts';
import { keyedFor } from './own-key.ts';
import type { MaybeTeardown, Plugin, PluginContext } from './plugin.ts';
import { errorsOf } from './plugin-errors.ts';
import { eventsOf } from './plugin-events.ts';
import { fileOf, isOwn } from './plugin-files.ts';
import { ownSettings } from './plugin-settings.ts';
import { publicSettings } from './public-settings.ts';
import type { Realtime } from './realtime/realtime.ts';
import type { Registry } from './registry.ts';
import type { SecuredSettings } from './secrets.ts';
import type { ServiceDirectory } from './service-directory.ts';
import type { Timers } from './services.ts';
import type { Stats } from './stats.ts';
import type { Store } from './store/contract.ts';
import { sharedRedis } from './store/redis/shared.ts';
import { notedContext } from './watchdog/noted.ts';
import { Watchdog } from './watchdog/watchdog.ts';

export interface ContextSources {
  settings: SecuredSettings;
  log: Logger;
  metrics: Metrics;
  hooks: HookRunner;
  services: ServiceDirectory;
  modes: Registry<GameMode>;
  types: Registry<QuestionType>;
  formats: Registry<QuizFormat>;
  channels: Registry<Channel>;
  games: Games;
  quizzes: PluginContext['quizzes'];
  media: PluginContext['media'];
  http: FastifyInstance;
  guards: Guards;
  realtime: Realtime;
  store: Store;
  jobs: Jobs;
  queueRedis: Redis | undefined;
  journal: Journal;
  stats: Stats;
  health: PluginContext['health'];
  greeting: PluginContext['greeting'];
  notFoundPage: NotFoundPage;
  timers: Timers;
  /** Whether a plugin was shut off. */
  isOff(plugin: string): boolean;
  url(): string;
}

/** How a plugin is set up: in a Fastify scope of its own, with a context of its own. */
export function pluginContext(sources: ContextSources) {
  return async (plugin: Plugin<unknown>, config: unknown): Promise<MaybeTeardown> => {
    const done: { teardown: MaybeTeardown } = { teardown: undefined };
    // biome-ignore lint/nursery/noMisusedPromises: Fastify awaits what a plugin returns
    await sources.http.register(async (scope) => {
      const context = contextOf(sources, plugin, config, scope);
      done.teardown = await (isOwn(plugin) ? plugin.setup(context) : setUpWatched(plugin, context));
    });
    return done.teardown;
  };
}

/** Sets up a plugin that is not of this package. */
async function setUpWatched(
  plugin: Plugin<unknown>,
  context: PluginContext<unknown>,
): Promise<MaybeTeardown> {
  const attended = Watchdog.get().attend(plugin.name, fileOf(plugin));
  const exported = new ExportedItems();
  const noted = notedContext(context, attended, exported);
  const teardown = await attended.settingUp(() => plugin.setup(noted));
  await exported.check();
  return teardown && (() => attended.inside(teardown));
}

function contextOf(
  sources: ContextSources,
  plugin: Plugin<unknown>,
  config: unknown,
  http: FastifyInstance,
): PluginContext<unknown> {
  const { name } = plugin;
  const own = isOwn(plugin);
  const { services, store, jobs, journal, queueRedis, settings } = sources;
  const timerKind = `plugin:${name}`;
  return {
    config,
    ownSettings: ownSettings(plugin.settings ?? {}, settings.pluginEnv),
    settings: publicSettings(settings),
    keyed: keyedFor(settings.secret, name),
    error: errorsOf(name, plugin.errors),
    log: sources.log.child({ plugin: name }),
    metrics: sources.metrics,
    hooks: sources.hooks.for(name),
    provide: (service, offered) => services.provide(service, offered, name),
    use: (service) => services.use(service),
    modes: sources.modes.for(name, own),
    questionTypes: sources.types.for(name, own),
    formats: sources.formats.for(name, own),
    channels: sources.channels.for(name, own),
    games: sources.games,
    quizzes: sources.quizzes,
    media: sources.media,
    http,
    guards: sources.guards,
    events: eventsOf(name, plugin.events, sources.realtime),
    store: store.space(name),
    jobs: { open: (kind) => jobs.open(kind) },
    keep: (part, source, args) => journal.keep(`plugin:${name}:${part}`, source, args),
    redis: queueRedis && sharedRedis(queueRedis, `${settings.redisPrefix}plugin:${name}:`),
    timers: {
      set: (key, at) => sources.timers.set(timerKind, key, at),
      cancel: (key) => sources.timers.cancel(timerKind, key),
      handle: (handler) =>
        sources.timers.handle(timerKind, async (key) => {
          if (!sources.isOff(name)) await handler(key);
        }),
    },
    url: sources.url,
    now: () => store.now(),
    state: { board: store.board, timers: store.timers },
    stats: sources.stats,
    health: sources.health,
    greeting: sources.greeting,
    notFoundPage: sources.notFoundPage,
  };
}
