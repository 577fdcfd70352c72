/** The scoring as the core gets it, with a question type and a mode of a plugin that breaks it. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { definePlugin, type QuestionType } from '../../../server/plugin.ts';
import type { ScoringBatch } from '../../../server/services.ts';
import { type RunningApp, startApp, temporaryFolder } from '../../support/app.ts';
import { granted, hostGame, joinWeb } from '../../support/clients.ts';
import { scoringBatch } from '../../support/scoring-batches.ts';
import { buggy, plain } from './fixtures/rules.ts';

const rules = new URL('./fixtures/rules.ts', import.meta.url).href;
const risky = definePlugin<never>({
  name: 'risky',
  setup({ questionTypes, modes }) {
    questionTypes.register(buggy as unknown as QuestionType, rules);
    modes.register(plain, rules);
  },
});
const adminToken = 'a token of sixteen';

const start = (threads: number, deadline = 5000) =>
  startApp(
    { adminToken, scoringThreads: threads, pluginConfig: { scoring: { chunk: 2, deadline } } },
    [risky],
  );

async function stats({ url }: RunningApp) {
  const headers = { authorization: `Bearer ${adminToken}` };
  const { processes } = (await (await fetch(`${url}/admin/worker-stats`, { headers })).json()) as {
    processes: { scoring: object }[];
  };
  return processes[0]?.scoring;
}

const batchOf = (mode: string, values: object[]): ScoringBatch =>
  scoringBatch(values, { mode, modeOptions: { speed: true, streak: true } });
const right = { does: 'right' };

it('counts its batches, answers and retries, and has as many threads as it is told', async () => {
  await using folder = await temporaryFolder();
  await using running = await start(2);
  const scoring = running.app.services.use('scoring');
  await scoring.score(batchOf('plain', [right, right, right]));
  expect(await stats(running)).toEqual({
    threads: 2,
    busy: 0,
    queued: 0,
    batches: 2,
    answers: 3,
    inline: 0,
    retries: 0,
    poisoned: 0,
  });
  const once = { does: 'exit once', file: join(folder.path, 'failed') };
  const { results } = await scoring.score(batchOf('plain', [once, right]));
  expect(results.map(({ points }) => points)).toEqual([10, 10]);
  expect(await stats(running)).toMatchObject({ batches: 3, answers: 5, retries: 1 });
  expect(running.logged).toMatchObject([{ level: 40, msg: 'a scoring batch is run again' }]);
});

it('scores modes and types of other plugins and built-in ones in one thread', async () => {
  await using running = await start(1);
  const scoring = running.app.services.use('scoring');
  const [theirs, ours] = await Promise.all([
    scoring.score(batchOf('plain', [right])),
    scoring.score(batchOf('classic', [right])),
  ]);
  expect(theirs.results).toEqual([{ player: 'p0', correctness: 1, points: 10, streak: 1 }]);
  expect(ours.results).toEqual(theirs.results);
});

it('a game goes on when an answer makes threads throw', async () => {
  await using running = await start(1, 400);
  using host = await hostGame(running.url, {
    title: 'Risky',
    questions: [{ type: 'buggy', text: '?', points: 10 }],
  });
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  using eve = await joinWeb(running.url, host.pin, 'Eve');
  using ben = await joinWeb(running.url, host.pin, 'Ben');
  await host.command('start');
  for (const player of [ana, eve, ben]) await player.inbox.next('question');
  await eve.answer(0, { does: 'throw' });
  await ben.answer(0, right);
  await ana.answer(0, right);
  const points = [];
  for (const player of [ana, eve, ben])
    points.push((await player.inbox.next('reveal')).you?.correct);
  expect(points).toEqual([true, false, true]);
  expect(await stats(running)).toMatchObject({ poisoned: 1 });
  expect(running.logged.filter(({ level }) => level > 40)).toEqual([]);
});

it('a type that hangs is put into quarantine: hosts are told, and later games need not wait', async () => {
  await using running = await start(1, 400);
  const troubles = [];
  for (const value of [{ does: 'hang' }, right]) {
    using host = await hostGame(running.url, {
      title: 'Risky',
      questions: [
        { type: 'buggy', text: '?', points: 10 },
        { type: 'buggy', text: '?', points: 10 },
      ],
    });
    using ana = await joinWeb(running.url, host.pin, 'Ana');
    await host.command('start');
    for (const index of [0, 1]) {
      await ana.inbox.next('question', (event) => event.index === index);
      await ana.answer(index, value);
      const { you } = await ana.inbox.next('reveal', (event) => event.index === index);
      expect(you).toMatchObject({ correct: false, points: 0 });
      if (index === 0) await host.command('next');
    }
    const { state } = granted(await host.socket.emitWithAck('sync', {}));
    troubles.push(state.troubles);
    expect(granted(await ana.socket.emitWithAck('sync', {})).state.troubles).toBeUndefined();
  }
  const trouble = {
    plugin: 'risky',
    what: 'type',
    name: 'buggy',
    message:
      'The question type "buggy" of the plugin "risky" takes too long to score answers. It rests for 10 minutes: answers earn no points.',
    failure: 'hang',
  };
  expect(troubles).toEqual([[trouble], [trouble]]);
  // Once when it was found, and once a game.
  expect(running.logged.map(({ level }) => level)).toEqual([50, 40, 40]);
  expect(await stats(running)).toMatchObject({ retries: 0, poisoned: 0 });
  const metrics = await (await fetch(`${running.url}/metrics`)).text();
  expect(metrics).toContain(
    'qrush_scoring_quarantines_total{plugin="risky",what="type",name="buggy",reason="hang"} 1',
  );
  expect(metrics).toContain(
    'qrush_scoring_quarantined_answers_total{plugin="risky",what="type",name="buggy"} 4',
  );
});
