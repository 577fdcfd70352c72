/** The program with plugins that fail where nobody catches it, or never come back. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/app.ts';
import { hostGame, joinWeb, post } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { ServerProcess } from '../support/server-process.ts';

const contract = new URL('../../server/plugin.ts', import.meta.url).href;

/** A server with one plugin, whose `setup(ctx)` has this body. */
async function withPlugin(body: string) {
  const folder = await temporaryFolder();
  const plugin = join(folder.path, 'faulty.ts');
  await writeFile(
    plugin,
    `import { runInThisContext } from 'node:vm';
    import { definePlugin } from '${contract}';
    export default definePlugin<never>({ name: 'faulty', async setup(ctx) { ${body} } });`,
  );
  const server = new ServerProcess(['--port', '0', '--data-dir', 'memory://', '--plugins', plugin]);
  return {
    server,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

const FAULTY = `
  let told = 0;
  let rung = 0;
  ctx.timers.handle(async () => { rung += 1; });
  ctx.http.post('/ring', async () => ctx.timers.set('bell', await ctx.now()).then(() => ({})));
  ctx.hooks.observe('game:created', () => { told += 1; });
  ctx.channels.register({ name: 'faulty', joinUrl: () => 'faulty:', deliver: async () => {} });
  const faults = {
    throw: () => setTimeout(() => { throw new Error('a bug'); }),
    reject: () => { Promise.reject(new Error('a bug')); },
    elsewhere: () => setTimeout(
      runInThisContext('() => { throw new Error("of nobody"); }', { filename: '/elsewhere/file.js' }),
    ),
  };
  ctx.http.post('/fault', async ({ body }) => { faults[body.kind](); return {}; });
  ctx.http.get('/told', async () => ({ told, rung }));
  return () => { console.log('faulty is torn down'); };`;

it('errors of a plugin that nobody caught end no process, and ten in a minute shut it off', async () => {
  await using running = await withPlugin(FAULTY);
  const { server } = running;
  const url = await server.url();
  const told = async () => (await (await fetch(`${url}/told`)).json()) as object;
  const fault = (kind: string) => post(`${url}/fault`, { kind });
  const metrics = async () => (await fetch(`${url}/metrics`)).text();
  const timersFired = async () =>
    Number((await metrics()).match(/qrush_timer_lateness_seconds_count (\d+)/)?.[1]);

  using host = await hostGame(url, singles(1));
  using ana = await joinWeb(url, host.pin, 'Ana');
  expect(host).toMatchObject({ faultyUrl: 'faulty:' });
  await host.command('start');
  await ana.inbox.next('question');
  await post(`${url}/ring`, {});
  await expect.poll(told).toEqual({ told: 1, rung: 1 });
  for (let count = 0; count < 9; count++) await fault(count % 2 ? 'throw' : 'reject');
  expect(server.output).not.toContain('shut off');
  await fault('throw');
  await server.says(/the plugin \\"faulty\\" is shut off/);
  await server.says(/faulty is torn down/);
  await fault('throw');

  await ana.answer(0, 0);
  expect((await ana.inbox.next('reveal')).you?.correct).toBe(true);
  await host.command('next');
  await ana.inbox.next('finished');
  // Its hooks, its channel and its timers are gone.
  using another = await hostGame(url, singles(1));
  expect(another).not.toHaveProperty('faultyUrl');
  const fired = await timersFired();
  await post(`${url}/ring`, {});
  await expect.poll(timersFired).toBeGreaterThan(fired);
  expect(await told()).toEqual({ told: 1, rung: 1 });
  expect(await metrics()).toContain(
    'qrush_plugin_failures_total{plugin="faulty",hook="uncaught"} 11',
  );
  expect(server.output.match(/is shut off/g)).toHaveLength(1);
  expect(server.output.match(/is torn down/g)).toHaveLength(1);

  // An error that is no plugin's ends the process, which says so.
  await fault('elsewhere').catch(() => {});
  expect(await server.ended()).toBe(1);
  expect(server.output).toMatch(/qrush: an error that nobody caught: Error: of nobody\n\s+at /);
});

it('observers that never come back do not keep the program from stopping', async () => {
  await using running = await withPlugin(`
    for (const name of ['game:created', 'player:joined', 'answer:accepted', 'question:opened'])
      ctx.hooks.observe(name, () => new Promise(() => {}));`);
  const { server } = running;
  const url = await server.url();
  using host = await hostGame(url, singles(1));
  using ana = await joinWeb(url, host.pin, 'Ana');
  using ben = await joinWeb(url, host.pin, 'Ben');
  await host.command('start');
  await Promise.all([ana, ben].map(({ inbox }) => inbox.next('question')));
  expect(await ana.answer(0, 0)).toMatchObject({ ok: true });
  expect(await server.stop()).toBe(0);
});
