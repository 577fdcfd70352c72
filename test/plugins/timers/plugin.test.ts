/** The timers as the core and plugins get them. */
import { expect, it, vi } from 'vitest';
import { definePlugin, type PluginContext } from '../../../server/plugin.ts';
import type { Timers } from '../../../server/services.ts';
import { type RunningApp, startApp } from '../../support/app.ts';

const lease = { pluginConfig: { timers: { lease: 100 } } };

/** Resolves at each call, in order. */
function calls<Item>() {
  const made: Item[] = [];
  let wake = (): void => undefined;
  return {
    made,
    call(item: Item): void {
      made.push(item);
      wake();
    },
    async until(count: number): Promise<Item[]> {
      while (made.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return made;
    },
  };
}

/** ms: whatever is due later is the core's, which looks after the records once an hour. */
const SOON = 1_800_000;

/** A timer is done, and gone, soon after its handler is. */
async function nothingLeft({ app }: RunningApp): Promise<void> {
  const none = async () => {
    const next = (await app.store.timers.next()) ?? Number.POSITIVE_INFINITY;
    expect(next).toBeGreaterThan(Date.now() + SOON);
  };
  await vi.waitFor(none, { timeout: 30_000 });
}

async function metric({ app }: RunningApp, name: string) {
  const { values = [] } = (await app.metrics.getSingleMetric(name)?.get()) ?? {};
  return values;
}

/** How many timers have fired. */
async function timersFired(running: RunningApp): Promise<number> {
  const lateness = await metric(running, 'qrush_timer_lateness_seconds');
  const count = lateness.find(
    (value) => 'metricName' in value && /_count$/.test(`${value.metricName}`),
  );
  return count?.value ?? 0;
}

it('a timer fires once at its time, for the handler of its kind', async () => {
  await using running = await startApp();
  // The core's own fires at the start, and then waits for an hour.
  const { timers: stored } = running.app.store;
  await vi.waitFor(async () => expect(await stored.next()).toBeGreaterThan(Date.now() + SOON));
  const before = await timersFired(running);
  const timers: Timers = running.app.services.use('timers');
  const fired = calls<string>();
  timers.handle('soup', async (key, at) => fired.call(`soup ${key} ${at}`));
  timers.handle('tea', async (key, at) => fired.call(`tea ${key} ${at}`));
  const now = await running.app.store.now();
  await timers.set('tea', 'a', now + 3_600_000);
  await timers.set('tea', 'a', now + 20);
  await timers.set('soup', 'a', now + 10);
  await timers.set('soup', 'never', now + 3_600_000);
  await timers.cancel('soup', 'never');
  expect(await fired.until(2)).toEqual([`soup a ${now + 10}`, `tea a ${now + 20}`]);
  await nothingLeft(running);
  expect((await timersFired(running)) - before).toBe(2);
});

it('a kind has one handler', async () => {
  await using running = await startApp();
  const timers = running.app.services.use('timers');
  timers.handle('soup', async () => {});
  expect(() => timers.handle('soup', async () => {})).toThrow(
    'two handlers for timers of the kind "soup"',
  );
});

it('a timer whose handler fails is counted, logged, and fires again after the lease', async () => {
  await using running = await startApp(lease);
  const timers = running.app.services.use('timers');
  const fired = calls<string>();
  timers.handle('soup', async (key) => {
    fired.call(key);
    if (fired.made.length === 1) throw new Error('burnt');
  });
  await timers.set('soup', 'a', await running.app.store.now());
  expect(await fired.until(2)).toEqual(['a', 'a']);
  expect(await metric(running, 'qrush_timer_failures_total')).toMatchObject([
    { labels: { kind: 'soup' }, value: 1 },
  ]);
  expect(running.logged).toMatchObject([
    { msg: 'a timer failed; it fires again after the lease', err: { message: 'burnt' } },
  ]);
});

it('a timer that nobody handles yet waits for its handler, with one warning', async () => {
  await using running = await startApp(lease);
  const { services, store } = running.app;
  const timers = services.use('timers');
  const warned = calls<string>();
  running.logged.push = (...lines) => {
    for (const { msg } of lines) warned.call(msg);
    return warned.made.length;
  };
  await timers.set('later', 'a', await store.now());
  await warned.until(1);
  const fired = calls<string>();
  timers.handle('later', async (key) => fired.call(key));
  expect(await fired.until(1)).toEqual(['a']);
  expect(warned.made).toEqual(['nobody here handles timers of this kind']);
});

it("a plugin's timers are its own: another plugin may use the same keys", async () => {
  const fired = calls<string>();
  const contexts: Pick<PluginContext, 'timers' | 'now'>[] = [];
  const plugin = (name: string) =>
    definePlugin<never>({
      name,
      dependsOn: ['timers'],
      setup({ timers, now }) {
        timers.handle(async (key) => fired.call(`${name} ${key}`));
        contexts.push({ timers, now });
      },
    });
  await using running = await startApp({}, [plugin('one'), plugin('other')]);
  const [one, other] = contexts;
  if (!one || !other) throw new Error('the plugins were not set up');
  const now = await one.now();
  await one.timers.set('a', now + 30);
  await other.timers.set('a', now + 10);
  await other.timers.set('b', now + 3_600_000);
  await other.timers.cancel('b');
  expect(await fired.until(2)).toEqual(['other a', 'one a']);
  await nothingLeft(running);
});
