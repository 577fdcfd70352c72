/** Prometheus's own tool has nothing to say about the metrics. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { promtoolPath } from '../../setup/programs.ts';
import { startApp } from '../../support/app.ts';
import { hostGame, joinWeb } from '../../support/clients.ts';
import { singles } from '../../support/quizzes.ts';

it('the metrics of a server on which a game was played pass "promtool check metrics"', async () => {
  await using running = await startApp();
  using host = await hostGame(running.url, singles(1));
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  await host.command('start');
  await ana.inbox.next('question');
  await ana.answer(0, 0);
  await ana.inbox.next('reveal');
  const input = await (await fetch(`${running.url}/metrics`)).text();
  const { status, stdout, stderr } = spawnSync(promtoolPath(), ['check', 'metrics'], {
    input,
    encoding: 'utf8',
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(input).toContain('\nqrush_timer_lateness_seconds_count ');
  expect(input).toContain('\nqrush_scoring_batch_seconds_count ');
  expect(input).toMatch(/\nqrush_event_loop_delay_seconds\{statistic="p99"\} /);
});
