import { availableParallelism } from 'node:os';
import { Counter, Histogram } from 'prom-client';
import {
  definePlugin,
  type PublicSettings,
  type Refused,
  type ScoringBatch,
  z,
} from '../../server/plugin.ts';
import { scoreInline } from './inline.ts';
import { ScoringPool } from './pool.ts';

const config = z.object({
  /** Answers a thread gets at once. More would make its messages long to write and read. */
  chunk: z.number().int().min(1).max(100_000).default(2000),
  /**
   * Answers to a question that are scored without a thread, if its type and mode are quick; 0 is
   * none. Below the default that was faster in `node benchmarks/scoring.ts`, and took under 1 ms.
   */
  inline: z.number().int().min(0).max(100_000).default(2000),
  /** ms after which a thread counts as hung. */
  deadline: z.number().int().min(50).max(60_000).default(5000),
});

/**
 * Scores answers in a pool of threads, so that sockets never wait for it; few and quick ones at once.
 * There are threads only while questions are asked that need them.
 */
export default definePlugin({
  name: 'scoring',
  config,
  setup({
    settings,
    config: { chunk, inline, deadline },
    modes,
    questionTypes,
    games,
    hooks,
    provide,
    metrics,
    stats,
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
    const refusals = new Counter({
      name: 'qrush_scoring_refused_total',
      help: 'Grades, scores and labels that were not valid: the answer got no points, or a plain label',
      labelNames: ['plugin', 'what'],
      registers: [metrics],
    });
    const quick = new Counter({
      name: 'qrush_scoring_inline_answers_total',
      help: 'Answers that were scored without a thread',
      registers: [metrics],
    });
    const done = { batches: 0, answers: 0, inline: 0, retries: 0, poisoned: 0 };

    const pool = new ScoringPool({
      size: settings.scoringThreads || threadsOf(settings),
      chunk,
      deadline,
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
    });
    const scoring = scoreInline({
      rules: { types: questionTypes, modes },
      most: inline,
      pool,
      onScored(answers) {
        done.inline += answers;
        quick.inc(answers);
      },
    });
    const report = ({ mode, question: { type } }: ScoringBatch, refused: Refused): void => {
      const plugins = new Set<string>();
      for (const what of ['grade', 'score', 'label'] as const) {
        if (refused[what] === 0) continue;
        const plugin =
          (what === 'score' ? modes.pluginOf(mode) : questionTypes.pluginOf(type)) ?? '';
        refusals.inc({ plugin, what }, refused[what]);
        plugins.add(plugin);
      }
      log.warn(
        { mode, type, refused },
        `the plugin "${[...plugins].join('" and "')}" gave scores or labels that are not valid; they do not count`,
      );
    };
    // Threads take a while to start, and people at least as long to answer.
    hooks.observe('question:opened', async ({ game, question: index }) => {
      const question = game.quiz.questions[index];
      if (!question) return;
      const { players } = await games.snapshot(game.id);
      if (scoring.needsThreads({ question, mode: game.mode }, players)) pool.warm(players);
    });
    provide('scoring', {
      async score(batch) {
        const scored = await scoring.score(batch);
        if (scored.refused) report(batch, scored.refused);
        return scored;
      },
    });
    stats.add('worker', 'scoring', () => ({ ...pool.stats(), ...done }));
    return () => pool.close();
  },
});

/**
 * A thread for each core of this process's share: the sockets have little to do while a question is
 * scored, and the system lets them in between.
 */
const threadsOf = ({ workers }: PublicSettings): number =>
  Math.max(1, Math.floor(availableParallelism() / workers));
