import { describe, expect, it } from 'vitest';
import { loadPlugins } from '../../server/loader.ts';
import type { MaybeTeardown, Plugin } from '../../server/plugin.ts';
import { z } from '../../server/plugin.ts';

type Setup = (config: unknown) => MaybeTeardown | Promise<MaybeTeardown>;
const plugin = (
  name: string,
  setup: Setup = () => {},
  more: Partial<Plugin<unknown>> = {},
): Plugin<unknown> => ({ name, setup, ...more }) as Plugin<unknown>;

const loadAll = (
  plugins: Plugin<unknown>[],
  config: Record<string, unknown> = {},
  deadline = 5000,
) =>
  loadPlugins(plugins, {
    config,
    deadline,
    setup: async ({ setup }, given) => (setup as unknown as Setup)(given),
  });

describe('the plugin loader', () => {
  it('sets up dependencies first and tears down in reverse', async () => {
    const order: string[] = [];
    const track = (name: string, dependsOn: string[] = []) =>
      plugin(
        name,
        () => {
          order.push(name);
          return () => void order.push(`-${name}`);
        },
        { dependsOn },
      );
    const loaded = await loadAll([track('c', ['b']), track('b', ['a']), track('a')]);
    expect(loaded.plugins.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    await loaded.close();
    expect(order).toEqual(['a', 'b', 'c', '-c', '-b', '-a']);
  });

  it('tears down one plugin before the others, and only once', async () => {
    const order: string[] = [];
    const track = (name: string) => plugin(name, () => () => void order.push(name));
    const broken = plugin('broken', () => () => Promise.reject(new Error('not now')));
    const loaded = await loadAll([track('a'), track('b'), broken, plugin('quiet')]);
    expect(await loaded.stop('a')).toEqual([]);
    expect(await loaded.stop('quiet')).toEqual([]);
    expect((await loaded.stop('broken')).map(({ message }) => message)).toEqual([
      'plugin "broken" failed to stop: not now',
    ]);
    expect(loaded.plugins.filter(({ off }) => off).map(({ name }) => name)).toEqual([
      'a',
      'broken',
      'quiet',
    ]);
    expect(await loaded.close()).toEqual([]);
    expect(order).toEqual(['a', 'b']);
  });

  it('names a missing dependency', async () => {
    await expect(loadAll([plugin('a', () => {}, { dependsOn: ['b'] })])).rejects.toThrow(
      'plugin "a" needs the plugin "b", which is not loaded',
    );
  });

  it('shows a circle', async () => {
    const circle = [
      plugin('a', () => {}, { dependsOn: ['b'] }),
      plugin('b', () => {}, { dependsOn: ['c'] }),
      plugin('c', () => {}, { dependsOn: ['b'] }),
    ];
    await expect(loadAll(circle)).rejects.toThrow(
      'plugins depend on each other in a circle: b -> c -> b',
    );
  });

  it('refuses two plugins of one name, and a module that exports none', async () => {
    await expect(loadAll([plugin('a'), plugin('a')])).rejects.toThrow(
      'there are two plugins named "a"',
    );
    await expect(loadAll([{} as Plugin<unknown>])).rejects.toThrow('must export by default');
  });

  it('validates each config before any plugin is set up', async () => {
    let started = false;
    const first = plugin('first', () => {
      started = true;
    });
    const second = plugin('second', () => {}, {
      config: z.object({ bonus: z.number().default(5) }),
    });
    await expect(loadAll([first, second], { second: { bonus: 'big' } })).rejects.toThrow(
      'PLUGIN_CONFIG: second.bonus is not valid',
    );
    await expect(loadAll([first, second], { third: {} })).rejects.toThrow('has a part "third"');
    expect(started).toBe(false);
  });

  it('hands the validated config to the plugin', async () => {
    const seen: unknown[] = [];
    const config = z.object({ bonus: z.number().default(5) });
    await loadAll([plugin('a', (given) => void seen.push(given), { config })]);
    expect(seen).toEqual([{ bonus: 5 }]);
  });

  it('names a plugin that hangs in set-up, and takes down those before it', async () => {
    const undone: string[] = [];
    const fine = plugin('fine', () => () => void undone.push('fine'));
    const hung = plugin('hung', () => new Promise<void>(() => {}));
    await expect(loadAll([fine, hung], {}, 20)).rejects.toThrow(
      'plugin "hung" failed to start: it was not done within 20 ms',
    );
    expect(undone).toEqual(['fine']);
  });

  it('names a plugin that throws in set-up', async () => {
    const broken = plugin('broken', () => {
      throw new Error('no ink');
    });
    await expect(loadAll([broken])).rejects.toThrow('plugin "broken" failed to start: no ink');
  });

  it('goes on tearing down after an error or a hang', async () => {
    const undone: string[] = [];
    const loaded = await loadAll(
      [
        plugin('a', () => () => void undone.push('a')),
        plugin('b', () => () => new Promise<void>(() => {})),
        plugin('c', () => () => {
          throw new Error('stuck');
        }),
      ],
      {},
      20,
    );
    const errors = await loaded.close();
    expect(errors.map(({ message }) => message)).toEqual([
      'plugin "c" failed to stop: stuck',
      expect.stringContaining('plugin "b" failed to stop: it was not done within 20 ms'),
    ]);
    expect(undone).toEqual(['a']);
  });
});
