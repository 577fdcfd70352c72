import { availableParallelism } from 'node:os';
import { Counter, Histogram } from 'prom-client';
import {
  type Decision,
  definePlugin,
  type PublicSettings,
  QRushError,
  type RoundSums,
  z,
} from '../../server/plugin.ts';
import { type ConcludeOutcome, concludeBy } from './conclude.ts';
import type { Owned } from './culprit.ts';
import { scoreInline } from './inline.ts';
import { planBy } from './plan.ts';
import { Planner } from './planner.ts';
import { ScoringPool } from './pool.ts';
import { type Culprit, inQuarantine, Quarantine } from './quarantine.ts';
import { refusalReport } from './refusals.ts';
import { type Answers, CHECKED } from './score-batch.ts';

const ms = z.number().int().min(50).max(60_000);

const config = z.object({
  /** Answers a thread gets at once. More would make its messages long to write and read. */
  chunk: z.number().int().min(1).max(100_000).default(2000),
  /**
   * Answers to a question that are scored without a thread, if its type and mode are quick; 0 is
   * none. Below the default that was faster in `node benchmarks/scoring.ts`, and took under 1 ms.
   */
  inline: z.number().int().min(0).max(100_000).default(2000),
  /** ms in which a mode or question type of a plugin must come back from a call. */
  deadline: ms.default(1500),
  /** By the name of a mode or question type that needs more. */
  deadlines: z.record(z.string(), ms).default({}),
});

/** ms in which what is of this package must come back: on a busy machine it takes a while. */
const OWN_DEADLINE = 5000;

/**
 * Scores answers in a pool of threads, so that sockets never wait for it; few and quick ones at once.
 * There are threads only while questions are asked that need them.
 */
export default definePlugin({
  name: 'scoring',
  config,
  setup({
    settings,
    config: { chunk, inline, deadline, deadlines },
    modes,
    questionTypes,
    games,
    hooks,
    provide,
    metrics,
    stats,
    store,
    log,
  }) {
    const batches = new Histogram({
      name: 'qrush_scoring_batch_seconds',
      help: 'Time a thread takes for a batch of answers, the way to it and back included',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
      registers: [metrics],
    });
    const retries = new Counter({
      name: 'qrush_scoring_retries_total',
      help: 'Batches that were run again, by what the thread did',
      labelNames: ['reason'],
      registers: [metrics],
    });
    const poisoned = new Counter({
      name: 'qrush_scoring_poisoned_total',
      help: 'Answers counted as wrong because they break the scoring each time',
      registers: [metrics],
    });
    const quick = new Counter({
      name: 'qrush_scoring_inline_answers_total',
      help: 'Answers that were scored without a thread',
      registers: [metrics],
    });
    const quarantines = new Counter({
      name: 'qrush_scoring_quarantines_total',
      help: 'Modes and question types that were put into quarantine, by what they did',
      labelNames: ['plugin', 'what', 'name', 'reason'],
      registers: [metrics],
    });
    const unscored = new Counter({
      name: 'qrush_scoring_quarantined_answers_total',
      help: 'Answers that earned nothing since their mode or question type is in quarantine',
      labelNames: ['plugin', 'what', 'name'],
      registers: [metrics],
    });
    const done = { batches: 0, answers: 0, inline: 0, retries: 0, poisoned: 0 };
    const quarantine = new Quarantine();
    const owned: Owned = {
      type: (name) => questionTypes.isOwn(name),
      mode: (name) => modes.isOwn(name),
    };
    const pluginOf = ({ place, name }: Pick<Culprit, 'place' | 'name'>) =>
      (place === 'mode' ? modes : questionTypes).pluginOf(name) ?? '';
    const deadlineOf = ({ question: { type }, mode }: Answers) =>
      Math.max(
        owned.type(type) && owned.mode(mode) ? OWN_DEADLINE : deadline,
        deadlines[type] ?? 0,
        deadlines[mode] ?? 0,
      );

    const onQuarantine = (culprit: Culprit) => {
      const { place: what, name, failure: reason } = culprit;
      const plugin = pluginOf(culprit);
      quarantines.inc({ plugin, what, name, reason });
      log.error({ plugin, what, name, reason }, inQuarantine(culprit, plugin));
    };

    const pool = new ScoringPool({
      size: settings.scoringThreads || threadsOf(settings),
      chunk,
      deadline: deadlineOf,
      owned,
      quarantine,
      modules: () => [...questionTypes.modules(), ...modes.modules()],
      onScored(answers, ms) {
        done.batches += 1;
        done.answers += answers;
        batches.observe(ms / 1000);
      },
      onRetry(reason, error) {
        done.retries += 1;
        retries.inc({ reason });
        log.warn({ reason, cause: String(error.cause ?? '') }, 'a scoring batch is run again');
      },
      onPoisoned({ question: { type }, mode }) {
        done.poisoned += 1;
        poisoned.inc();
        const plugins = [questionTypes.pluginOf(type), modes.pluginOf(mode)];
        log.warn({ type, mode, plugins }, 'an answer breaks the scoring; it counts as wrong');
      },
      onQuarantine,
    });
    const scoring = scoreInline({
      rules: { types: questionTypes, modes },
      owned,
      most: inline,
      pool,
      onScored(answers) {
        done.inline += answers;
        quick.inc(answers);
      },
    });
    const planner = new Planner(() => modes.modules());
    const concluder = new Planner(() => modes.modules());
    /** A round that hangs would cost every question of every game as much again. */
    const conclude = async (sums: RoundSums): Promise<ConcludeOutcome> => {
      const mode = modes.get(sums.mode);
      if (mode?.quick && owned.mode(sums.mode)) return concludeBy(mode, sums);
      if (quarantine.holding({ type: '', mode: sums.mode })) return { failed: 'it rests' };
      const outcome = await concluder.conclude(sums);
      if (typeof outcome !== 'string') return outcome;
      if (outcome !== 'throw' && !owned.mode(sums.mode)) {
        const culprit: Culprit = { place: 'mode', name: sums.mode, failure: outcome };
        quarantine.put(culprit);
        onQuarantine(culprit);
      }
      return { failed: outcome };
    };
    const report = refusalReport(metrics, store, log);
    /** Games with an open question that code of others scores. */
    const foreign = new Set<string>();
    const isOver = ({ game }: { game: { id: string } }) => void foreign.delete(game.id);
    hooks.observe('question:revealed', isOver);
    hooks.observe('game:finished', isOver);
    // Threads take a while to start, and people at least as long to answer.
    hooks.observe('question:opened', async ({ game, question: index }) => {
      const question = game.quiz.questions[index];
      if (!question) return;
      const outlook = { question, mode: game.mode };
      const isOwn = scoring.isOwn(outlook);
      if (!isOwn) foreign.add(game.id);
      const { players } = await games.snapshot(game.id);
      if (!scoring.needsThreads(outlook, players)) return;
      pool.warm(players, isOwn ? undefined : foreign.size);
    });
    provide('scoring', {
      async score(batch) {
        const scored = await scoring.score(batch);
        for (const what of CHECKED) {
          const count = scored.refused?.[what] ?? 0;
          if (count === 0) continue;
          const [kind, name] =
            what === 'score' || what === 'settle'
              ? [modes, batch.mode]
              : [questionTypes, batch.question.type];
          void report({ game: batch.game, plugin: kind.pluginOf(name), name, what, count });
        }
        const held = quarantine.holding({ type: batch.question.type, mode: batch.mode });
        if (!held) return scored;
        const { place: what, name, failure } = held;
        const plugin = pluginOf(held);
        unscored.inc({ plugin, what, name }, batch.players.length);
        const message = inQuarantine(held, plugin);
        return { ...scored, trouble: { plugin, what, name, message, failure } };
      },
      async conclude(sums) {
        const concluded = await conclude(sums);
        if ('json' in concluded) return JSON.parse(concluded.json) as Decision;
        const { game, mode: name } = sums;
        log.debug({ game, mode: name, ...concluded }, 'a round came to nothing');
        void report({ game, plugin: modes.pluginOf(name), name, what: 'conclude', count: 1 });
        return {};
      },
      async plan(name, quiz, modeOptions) {
        const mode = modes.get(name);
        const request = { mode: name, quiz, modeOptions };
        const planned =
          mode?.quick && owned.mode(name) ? planBy(mode, request) : await planner.plan(request);
        if ('json' in planned) return planned.json;
        log.info({ mode: name, plugin: modes.pluginOf(name), ...planned }, 'a mode took no game');
        throw new QRushError('BAD_OPTIONS', planned.refused);
      },
    });
    stats.add('worker', 'scoring', () => ({ ...pool.stats(), ...done }));
    return async () => {
      await Promise.all([pool.close(), planner.close(), concluder.close()]);
    };
  },
});

/**
 * A thread for each core of this process's share: the sockets have little to do while a question is
 * scored, and the system lets them in between.
 */
const threadsOf = ({ workers }: PublicSettings): number =>
  Math.max(1, Math.floor(availableParallelism() / workers));
