import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Counter, Registry as Metrics } from 'prom-client';
import type { Server } from 'socket.io';
import type { Settings } from '../config/settings.ts';
import { reachableUrl } from './addresses.ts';
import { coreStats } from './core-stats.ts';
import { type Data, type Opened, openData } from './data.ts';
import { prepareDataFolder } from './data-folder.ts';
import type { GameMode } from './engine/mode.ts';
import type { QuestionType } from './engine/question-type.ts';
import type { QuizFormat } from './formats/format.ts';
import { Imports } from './formats/imports.ts';
import { archiveJob } from './games/archive.ts';
import type { Channel } from './games/channel.ts';
import { CHANNEL_TIMER, ChannelFacts } from './games/channel-facts.ts';
import { channelLinks } from './games/channel-links.ts';
import { Conductor } from './games/conductor.ts';
import { Deliveries } from './games/deliveries.ts';
import { guardTypes } from './games/guarded-type.ts';
import { Holds } from './games/holds.ts';
import { LiveGames } from './games/live-games.ts';
import { Openings } from './games/openings.ts';
import { PROCESS_TIMER, Processes } from './games/processes.ts';
import { purgeHistory, purgeTrials } from './games/purges.ts';
import { quizToExport } from './games/quiz-to-play.ts';
import { inSentences, MOST_QUESTIONS } from './games/quiz-validation.ts';
import { type TakenUp, takeUp } from './games/take-up.ts';
import { HookRunner } from './hooks.ts';
import { adminRoutes } from './http/admin.ts';
import { channelRoutes } from './http/channels.ts';
import { formatRoutes } from './http/formats.ts';
import { gameRoutes } from './http/games.ts';
import { routeGuards } from './http/guards.ts';
import { plainHeaders } from './http/headers.ts';
import { healthRoutes } from './http/health.ts';
import { historyRoutes } from './http/history.ts';
import { lookRoutes } from './http/look.ts';
import { mediaRoutes } from './http/media.ts';
import { answerNotFound } from './http/not-found.ts';
import { questionRoutes } from './http/questions.ts';
import { quizRoutes } from './http/quizzes.ts';
import { referenceRoute } from './http/reference.ts';
import { reportRoutes } from './http/reports.ts';
import { bookRoutes } from './http/route-book.ts';
import { BODY_LIMIT, createHttp, secureHttp } from './http/server.ts';
import { sessionRoutes } from './http/session.ts';
import { shareRoutes } from './http/shares.ts';
import { SignIns } from './http/sign-ins.ts';
import { Limits } from './limits/limits.ts';
import { type LoadedPlugins, loadPlugins, PluginError } from './loader.ts';
import { createLog } from './log.ts';
import { fetchesPictures, fetchPicture } from './media/fetch-picture.ts';
import { localBytes, localFiles } from './media/local-files.ts';
import { mediaNamesIn } from './media/names.ts';
import { openMedia } from './media/open.ts';
import { isJournaled } from './memory-data.ts';
import { answerMetrics } from './metrics/answers.ts';
import { breakerMetrics } from './metrics/breakers.ts';
import { gameMetrics } from './metrics/games.ts';
import { processMetrics } from './metrics/process.ts';
import type { AnyPlugin, Plugin } from './plugin.ts';
import { pluginContext } from './plugin-context.ts';
import { PluginFaults } from './plugin-faults.ts';
import { isOwn, PluginFiles } from './plugin-files.ts';
import { QRushError } from './protocol/errors.ts';
import { purgeHourly } from './purge.ts';
import { QuestionChecker } from './quizzes/checking/checker.ts';
import { QuestionReader } from './quizzes/checking/question-reader.ts';
import { TypeThread } from './quizzes/checking/type-thread.ts';
import { QuizLibrary } from './quizzes/library.ts';
import { OUTAGE_PATIENCE } from './realtime/absences.ts';
import { Balance } from './realtime/balance.ts';
import { gatherAlone, gatherFromCluster } from './realtime/gather.ts';
import { openRealtime } from './realtime/realtime.ts';
import type { Records } from './records/contract.ts';
import { Registry } from './registry.ts';
import { finishedMessage } from './reports/finished-message.ts';
import { Marking } from './rich/marking.ts';
import { Renderer } from './rich/renderer.ts';
import { type SecuredSettings, secure } from './secrets.ts';
import { ServiceDirectory } from './service-directory.ts';
import { Stats } from './stats.ts';
import { GAME_TIMER, OUTAGE_TIMER, type Store } from './store/contract.ts';
import { Tokens } from './tokens.ts';
import { Watchdog } from './watchdog/watchdog.ts';
import { Webhooks } from './webhooks/webhooks.ts';

/** ms a plugin may take to set up, or to tear down. */
const PLUGIN_DEADLINE = 10_000;

/** ms that HTTP requests under way get to finish when the server stops. */
const REQUEST_PATIENCE = 2000;

/** The services that the core needs. */
const ROLES = ['scoring', 'timers', 'leaderboard'] as const;

/** A composed server. Tests and benchmarks start the very same. */
export interface App {
  readonly settings: SecuredSettings;
  readonly log: Logger;
  readonly http: FastifyInstance;
  readonly io: Server;
  readonly store: Store;
  readonly records: Records;
  readonly games: LiveGames;
  readonly tokens: Tokens;
  readonly metrics: Metrics;
  readonly plugins: LoadedPlugins['plugins'];
  readonly services: ServiceDirectory;
  /** The plugins' greetings at the start: a name and a line each. */
  greeting(): [name: string, line: string][];
  /** Where players find the server; known once it listens. */
  url(): string;
  /** Starts to listen. @returns the URL @throws the system's error, such as EADDRINUSE */
  listen(): Promise<string>;
  /**
   * Takes note of an uncaught error. @returns whether it was a plugin's, so that everything can
   * continue
   */
  takeFault(error: unknown): boolean;
  /** How many running games survive this process. */
  lasting(): Promise<number>;
  /** Drains and stops: acks and effects under way are finished, then plugins, then the data. */
  close(): Promise<void>;
}

/**
 * Composes a server from its settings; it does not listen yet.
 * @throws PluginError when a plugin cannot be started; Error when the data folder cannot be used
 */
export async function createApp(
  given: Settings,
  plugins: AnyPlugin[],
  givenLog?: Logger,
): Promise<App> {
  const log = givenLog ?? (await createLog(given));
  const opened: Opened = { closing: [] };
  try {
    const metrics = new Metrics();
    if (usesFolder(given)) await prepareDataFolder(given.dataDir);
    const data = await openData(given, log, metrics, opened);
    const settings = await secure(given);
    return await compose(settings, log, metrics, data, plugins as Plugin<unknown>[]);
  } catch (error) {
    await Promise.allSettled(opened.closing.map((close) => close()));
    throw error;
  }
}

/** Whether these settings keep something in the data folder: the database, the key, or running games. */
const usesFolder = (settings: Settings): boolean => {
  const { dataDir, databaseUrl, secret } = settings;
  if (dataDir.startsWith('memory://')) return false;
  return databaseUrl === undefined || secret === undefined || isJournaled(settings);
};

async function compose(
  settings: SecuredSettings,
  log: Logger,
  metrics: Metrics,
  {
    records,
    store,
    sessions,
    jobs,
    journal,
    begin,
    queueRedis,
    budgets,
    adapter,
    breakers,
    checks,
    disconnect,
  }: Data,
  plugins: Plugin<unknown>[],
): Promise<App> {
  const failures = new Counter({
    name: 'qrush_plugin_failures_total',
    help: 'Errors of plugins: in hooks, in functions of question types, and uncaught ones',
    labelNames: ['plugin', 'hook'],
    registers: [metrics],
  });
  const media = openMedia(settings, log);
  const http = createHttp(settings, log);
  const notFoundPage = answerNotFound(http);
  const routes = bookRoutes(http);
  const signIns = new SignIns(settings, records.signIns);
  await secureHttp(http, settings, signIns);
  const hooks = new HookRunner(log, failures);
  const services = new ServiceDirectory();
  const files = new PluginFiles(plugins);
  const faults = new PluginFaults({
    files,
    failures,
    log,
    isNeeded: (plugin) => ROLES.some((role) => services.providerOf(role) === plugin),
    shutOff(plugin) {
      hooks.withdraw(plugin);
      channels.withdraw(plugin);
      void loaded.stop(plugin).then(logFailures);
    },
  });
  if (!plugins.every(isOwn)) {
    const watchdog = Watchdog.get();
    if (adapter) watchdog.endProcess();
    watchdog.onFound(({ plugin, busy }) => {
      failures.inc({ plugin, hook: 'busy' });
      log.error({ plugin }, `a plugin kept the main thread busy for over ${busy} s`);
    });
  }
  const stats = new Stats();
  const eventLoop = processMetrics(metrics);
  // One that is alone may be on a laptop: it does not wake up for nobody.
  if (adapter) eventLoop.watch();
  else eventLoop.watchFor(http.server);
  breakerMetrics(metrics, breakers);
  answerMetrics(metrics, hooks);
  const types = new Registry<QuestionType>('question type');
  const asked = guardTypes({ types, failures, log, isOurs: (plugin) => files.isOurs(plugin) });
  const renderer = new Renderer();
  const marking = new Marking({
    renderer,
    form: (question, language) => asked.get(question.type)?.form(question, language),
  });
  const modes = new Registry<GameMode>('game mode');
  const formats = new Registry<QuizFormat>('file format');
  // Their links are called `<name>Url`: `joinUrl` is that of the web.
  const channels = new Registry<Channel>('channel', ['join']);
  const tokens = new Tokens(...settings.secrets);
  const scoring = services.later('scoring');
  const leaderboard = services.later('leaderboard');
  const timers = services.later('timers');
  const deliveries = new Deliveries({ channels, metrics, log });
  const holds = new Holds({
    channels,
    reached: (gameId, question) => conductor.nudge(gameId, { type: 'reached', question }),
    log,
  });
  const openings = new Openings(store.space('openings'));
  const conductor = new Conductor({
    store,
    hooks,
    types: asked,
    modes,
    deliveries,
    scoring,
    leaderboard,
    timers,
    archive: (gameId) => archiving.add({ id: gameId, payload: gameId }),
    holds,
    openings,
    log,
  });
  const games = new LiveGames({
    store,
    sessions,
    records,
    hooks,
    types: asked,
    modes,
    channels,
    deliveries,
    conductor,
    scoring,
    leaderboard,
    timers,
    marking,
    grace: settings.answerGrace,
    pictureSize: (path) => media.pictureSize(path),
    summaryToken: (...whose) => tokens.summary(...whose),
  });
  const processes = new Processes({
    store,
    timers,
    disconnect: (...gone) => games.disconnect(...gone),
    restore: () => realtime.restore(),
    grace: settings.presenceGrace,
    patience: OUTAGE_PATIENCE,
    log,
  });
  const realtime = openRealtime({
    server: http.server,
    settings,
    store,
    games,
    tokens,
    sessions,
    hooks,
    limits: new Limits(settings, budgets),
    linePrefix: processes.prefix,
    types: asked,
    modes,
    doors: (game) => ({
      joinUrl: joinUrl(game.pin),
      channels: channelLinks(channels, game, log),
    }),
    ask: (what, about) => gather.ask(what, about),
    allLoaded: (gameId, question) => conductor.nudge(gameId, { type: 'loaded', question }),
    onStoreBack: (listener) => breakers.find(({ name }) => name === 'state')?.onBack(listener),
    leaderboard,
    adapter,
    metrics,
    log,
  });
  channels.register(realtime.channel);
  // Its long-polling answers do not come by way of Fastify.
  realtime.io.engine.use(plainHeaders);

  const url = () =>
    settings.publicUrl?.replace(/\/$/, '') ??
    reachableUrl(settings.host, http.server.address() as AddressInfo);
  const typeThread = new TypeThread();
  const reader = new QuestionReader({ types, asked, thread: typeThread, log });
  // Stored questions are read in a thread: no plugin may hold up the rest.
  const storing = new Marking({ renderer, form: reader.form });
  const library = new QuizLibrary({ quizzes: records.quizzes, types, reader, marking: storing });
  const checker = new QuestionChecker({ types, channels, thread: typeThread, renderer, log });
  const joinUrl = (pin: string) => `${url()}/?pin=${pin}`;
  const quizzes = {
    async add(raw: unknown, slug?: string): Promise<string> {
      const { id } = await library.add(raw, { slug });
      return id;
    },
  };

  let draining = false;
  const gather = adapter ? gatherFromCluster(realtime.io, adapter.mailbox) : gatherAlone();
  const lines = () => realtime.sockets().play;
  // One that takes no connections is none that others could be balanced with.
  gather.answer('lines', async () => (http.server.listening && !draining ? lines() : null));
  gather.answer('loading', async (about) => realtime.loading(about));
  gather.answer('spread', async (about) => realtime.spread(about));
  const balance = adapter
    ? new Balance({ own: lines, ask: () => gather.ask('lines'), letGo: realtime.letGo })
    : undefined;
  const ready: typeof checks = {
    ...checks,
    store: async () => void (await store.now()),
    serving: async () => {
      if (draining) throw new QRushError('SHUTTING_DOWN');
    },
  };
  healthRoutes(http, {
    settings,
    metrics,
    shared: gameMetrics(store),
    breakers,
    gather,
    checks: ready,
  });
  adminRoutes(http, { settings, stats, jobs, gather });
  sessionRoutes(http, { settings, signIns });
  quizRoutes(http, { settings, library });
  questionRoutes(http, { settings, checker });
  formatRoutes(http, {
    settings,
    imports: new Imports({
      formats,
      readQuestion: async (given, say) => inSentences(await reader.examine(given), say),
      translationsOf: (type) =>
        typeof type === 'string' ? types.get(type)?.translations : undefined,
      mostQuestions: MOST_QUESTIONS,
      largestQuiz: BODY_LIMIT,
      media,
      fetch: fetchesPictures(settings) ? fetchPicture() : undefined,
      fileAt: localBytes(media, http),
      mark: (quiz) => storing.mark(quiz),
      log,
    }),
    add: (quiz, owner) => records.quizzes.add(quiz, { owner }),
    get: async (id) => quizToExport(await records.quizzes.get(id)),
  });
  mediaRoutes(http, {
    settings,
    media,
    async named() {
      const names = new Set<string>();
      for await (const text of records.quizzes.texts())
        for (const name of mediaNamesIn(text)) names.add(name);
      const { logo } = await records.looks.get();
      for (const name of mediaNamesIn(logo ?? '')) names.add(name);
      return names;
    },
  });
  lookRoutes(http, { settings, looks: records.looks, media });
  referenceRoute(http, { routes, types });
  const reports = { settings, records, types: asked };
  historyRoutes(http, { ...reports, store, sessions });
  reportRoutes(http, { ...reports, scoring, channels });
  shareRoutes(http, { ...reports, tokens, publicUrl: url });
  gameRoutes(http, {
    settings,
    games,
    tokens,
    sessions,
    dropHosts: realtime.dropHosts,
    publicUrl: url,
    channels,
    modes,
  });

  channelRoutes(http, { settings, games, tokens, sessions, channels });

  const greeting = new Map<string, () => string | undefined>();
  greeting.set('Running', () => inWords(takenUp));
  const loaded = await loadPlugins(plugins, {
    config: settings.pluginConfig,
    deadline: PLUGIN_DEADLINE,
    setup: pluginContext({
      settings,
      log,
      metrics,
      hooks,
      services,
      modes,
      types,
      formats,
      channels,
      games,
      quizzes,
      media: { file: localFiles(media, http) },
      http,
      guards: routeGuards({ settings, tokens, sessions, signIns }),
      realtime,
      store,
      jobs,
      journal,
      queueRedis,
      stats,
      health: {
        check(name, check) {
          if (name in ready) throw new Error(`there are two health checks named "${name}"`);
          ready[name] = check;
        },
      },
      greeting: { add: (name, line) => void greeting.set(name, line) },
      notFoundPage,
      timers,
      isOff: (plugin) => faults.isOff(plugin),
      url,
    }),
  });
  const missing = ROLES.find((role) => services.providerOf(role) === undefined);
  if (missing !== undefined) {
    await loaded.close();
    throw new PluginError(
      `no plugin provides the service "${missing}", which the server cannot do without: load one in place of the built-in plugin that was left out`,
    );
  }
  const webhooks = new Webhooks({
    settings,
    records: records.webhooks,
    jobs,
    message: async (gameId) => finishedMessage(reports, gameId, url()),
    log,
  });
  const channelFacts = new ChannelFacts({
    channels,
    records,
    timers,
    now: () => store.now(),
    finishedTtl: settings.gameTtl * 1000,
    log,
  });
  const archiving = jobs.open(
    archiveJob({
      store,
      records,
      hooks,
      leaderboard,
      types: asked,
      channels: channelFacts,
      openings,
      webhooks,
      finishedTtl: settings.gameTtl * 1000,
    }),
  );
  timers.handle(GAME_TIMER, (gameId) => conductor.due(gameId));
  timers.handle(CHANNEL_TIMER, (gameId) => channelFacts.due(gameId));
  timers.handle(OUTAGE_TIMER, (gameId) => games.giveUp(gameId));
  timers.handle(PROCESS_TIMER, (id, at) => processes.due(id, at));
  const reapers = { store, records, sessions };
  const purge = purgeHourly({
    purges: {
      quizzes: () => library.purge(),
      trials: async () => purgeTrials(reapers, await store.now()),
      webhooks: async () => webhooks.resume(await store.now()),
      games: async () => purgeHistory(reapers, settings.historyDays, await store.now()),
    },
    timers,
    now: () => store.now(),
    log,
  });
  await purge();
  const takenUp = await takeUp({ journal, store, conductor, processes, log });
  timers.start();
  begin();
  // A process alone takes its live state along.
  if (adapter) processes.start();
  coreStats(stats, { store, records, realtime, loaded, breakers, eventLoop });

  const logFailures = (errors: Error[]): void => {
    for (const error of errors) log.error({ err: error }, 'a plugin failed to stop');
  };
  let closing: Promise<void> | undefined;
  const close = async () => {
    draining = true;
    processes.stop();
    balance?.close();
    const cut = setTimeout(() => http.server.closeAllConnections(), REQUEST_PATIENCE);
    holds.close();
    await Promise.all([realtime.close(), http.close()]);
    clearTimeout(cut);
    await games.idle();
    await renderer.close();
    await jobs.close();
    await typeThread.close();
    logFailures(await loaded.close());
    await games.idle();
    await Promise.all([store.close(), sessions.close()]);
    await disconnect();
    await records.close();
    for (const breaker of breakers) breaker.close();
  };

  return {
    settings,
    log,
    http,
    io: realtime.io,
    store,
    records,
    games,
    tokens,
    metrics,
    plugins: loaded.plugins,
    services,
    greeting: () =>
      [...greeting].flatMap(([name, line]) => {
        const said = line();
        return said === undefined ? [] : [[name, said] as [string, string]];
      }),
    url,
    async listen() {
      await http.listen({ host: settings.host, port: settings.port });
      return url();
    },
    takeFault: (error) => faults.take(error),
    lasting: async () => (journal.found.lasting ? (await store.games.running(0, 0)).total : 0),
    close: () => (closing ??= close()),
  };
}

/** The fate of the former process's games; undefined when there were none. */
function inWords({ goOn }: TakenUp): string | undefined {
  if (goOn === 0) return undefined;
  return goOn === 1 ? 'a game continues' : `${goOn} games continue`;
}
