/** A plugin that keeps the main thread busy, and who says so. */
import { expect, it } from 'vitest';
import { hostGame, joinWeb, post } from '../support/clients.ts';
import { CONTRACT, serveWith } from '../support/plugin-files.ts';
import { singles } from '../support/quizzes.ts';
import { startRedis } from '../support/redis.ts';

/** Keeps the main thread busy for so many ms of its own time. */
const BUSY = `function busy(ms: number): void {
  const used = () => process.threadCpuUsage().user / 1000;
  for (const until = used() + ms; used() < until; ) for (let spun = 0; spun < 1e6; ) spun += 1;
}`;
/** ms. The limit is on CPU time, and a machine may have little to give. */
const PATIENCE = 300_000;

const plugin = (setup: string) => `import { definePlugin } from '${CONTRACT}';
${BUSY}
export default definePlugin<never>({ name: 'mine', setup: async (ctx) => { ${setup} } });`;

const named = (where: string) =>
  new RegExp(`qrush: the plugin "mine" has kept the main thread busy for 2 s ${where}`);

it.each([
  ['a hook', "ctx.hooks.decide('join', () => busy(4000));"],
  [
    'an observer, after an await',
    "ctx.hooks.observe('player:joined', async () => { await null; busy(4000); });",
  ],
  [
    'a timer of its own',
    "ctx.hooks.observe('player:joined', () => void setTimeout(() => busy(4000)));",
  ],
])(
  'names the plugin whose code does not come back: %s',
  async (_what, setup) => {
    await using running = await serveWith(plugin(setup));
    const { server } = running;
    const url = await server.url();
    using host = await hostGame(url, singles(1));
    using ana = await joinWeb(url, host.pin, 'Ana');
    await server.says(named('in one go: nobody is served meanwhile'));
    // Once the main thread is free, it is in the log, too.
    await server.says(/a plugin kept the main thread busy for over 2 s/);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('qrush_plugin_failures_total{plugin="mine",hook="busy"} 1');
    expect(server.output.match(/has kept/g)).toHaveLength(1);
    await host.command('start');
    await ana.inbox.next('question');
    expect(await server.stop()).toBe(0);
  },
  PATIENCE,
);

it(
  'names nobody for a process that was stopped, nor for a plugin that only waits',
  async () => {
    await using running = await serveWith(
      plugin(`
      ctx.http.post('/stop', () => { process.kill(process.pid, 'SIGSTOP'); return {}; });
      ctx.http.post('/sleep', () => {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4000);
        return {};
      });
      ctx.http.post('/busy', () => { busy(2600); return {}; });`),
    );
    const { server } = running;
    const url = await server.url();
    const stopped = post(`${url}/stop`, {});
    await new Promise((resolve) => setTimeout(resolve, 4000));
    server.child.kill('SIGCONT');
    await stopped;
    await post(`${url}/sleep`, {});
    expect(server.output).not.toContain('has kept');
    await post(`${url}/busy`, {});
    await server.says(named('in one go'));
  },
  PATIENCE,
);

it(
  'ends a start whose set-up never comes back, also after an await',
  async () => {
    await using running = await serveWith(plugin('await null; for (;;);'));
    await running.server.ended();
    expect(running.server.child.signalCode).toBe('SIGKILL');
    const line = 'qrush: the plugin "mine" has kept the main thread busy for';
    expect(running.server.output.trim().split('\n')).toEqual([
      `${line} 2 s in its set-up: nobody is served meanwhile`,
      `${line} 10 s in its set-up: the process ends`,
    ]);
  },
  PATIENCE,
);

it(
  'names a module that never comes back when it is loaded',
  async () => {
    await using running = await serveWith('for (;;);\nexport default 1;');
    await running.server.says(
      /the plugin "\S+mine.ts" has kept the main thread busy for 2 s in its set/,
    );
  },
  PATIENCE,
);

it(
  'ends a process that hangs where others go on with its games',
  async () => {
    await using redis = await startRedis();
    await using running = await serveWith(plugin("ctx.http.post('/loop', () => { for (;;); });"), {
      env: { REDIS_URL: redis.url },
    });
    const { server } = running;
    const url = await server.url();
    await Promise.all([post(`${url}/loop`, {}).catch(() => {}), server.ended()]);
    expect(server.child.signalCode).toBe('SIGKILL');
    expect(server.output).toMatch(named('in one go'));
    expect(server.output).toContain('busy for 10 s in one go: the process ends');
  },
  PATIENCE,
);
