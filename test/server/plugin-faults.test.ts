/** The plugin behind an uncaught error, and plugins that are shut off for theirs. */
import pino from 'pino';
import { Counter, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { definePlugin } from '../../server/plugin.ts';
import { PluginFaults } from '../../server/plugin-faults.ts';
import { noteFile, PluginFiles } from '../../server/plugin-files.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

function pluginAt(name: string, file: string) {
  const plugin = { name };
  noteFile(plugin, { file, line: 1 });
  return plugin;
}

const stack = (...places: string[]) =>
  `Error: a bug\n${places.map((place) => `    at ${place}`).join('\n')}`;
const thrownAt = (...places: string[]) =>
  Object.assign(new Error('a bug'), { stack: stack(...places) });

describe('the plugin that a stack names', () => {
  const files = new PluginFiles([
    pluginAt('outer', '/opt/plugins/outer.ts'),
    pluginAt('inner', '/opt/plugins/inner/index.ts'),
    pluginAt('own', `${ROOT}own.ts`),
    pluginAt('built-in', `${ROOT}plugins/built-in/index.ts`),
    { name: 'without a file' },
  ]);

  it.each([
    ['its file', 'inner', ['f (file:///opt/plugins/inner/index.ts:3:9)']],
    ['its folder', 'inner', ['new A (file:///opt/plugins/inner/src/a.ts:1:1)']],
    ['what it depends on', 'inner', ['/opt/plugins/inner/node_modules/b/c.js:1:1']],
    ['the outer folder', 'outer', ['Object.f (/opt/plugins/helper (1).js:1:1)']],
    ['a file of a built-in one', 'built-in', [`f (file://${ROOT}plugins/built-in/a.ts:1:1)`]],
    [
      'its file below others',
      'inner',
      [
        `f (file://${ROOT}server/protocol/errors.ts:1:1)`,
        '/opt/plugins/helper.js:1:1',
        'async file:///opt/plugins/inner/index.ts:1:1',
      ],
    ],
    ['its file below the core', 'own', [`f (${ROOT}server/a.ts:1:1)`, `g (${ROOT}own.ts:1:1)`]],
    ['nothing of it', undefined, ['f (file:///opt/other.ts:1:1)', 'node:internal/timers:1:1']],
    ['the core, beside it', undefined, [`f (file://${ROOT}server/app.ts:1:1)`]],
    ['what the core depends on', undefined, [`f (${ROOT}node_modules/a/b.js:1:1)`]],
    [
      'nothing that can be read',
      undefined,
      ['f (file://%/x:1:1)', 'f (file:///opt%2Fplugins/x.js:1:1)', '<anonymous>', '(:1:1'],
    ],
  ])('%s', (_what, plugin, places) => {
    expect(files.named(stack(...places))).toBe(plugin);
  });

  it('is known by where definePlugin was called', () => {
    const plugin = definePlugin({ name: 'here', setup() {} });
    expect(new PluginFiles([plugin]).named(new Error('here').stack ?? '')).toBe('here');
  });
});

describe('uncaught errors', () => {
  function faults(needed: string[] = []) {
    const lines: { plugin?: string; msg: string }[] = [];
    const off: string[] = [];
    const clock = { now: 0 };
    const failures = new Counter({
      name: 'failures',
      help: 'Failures',
      labelNames: ['plugin', 'hook'],
      registers: [new Registry()],
    });
    const taken = new PluginFaults({
      files: new PluginFiles([pluginAt('a', '/a/index.ts'), pluginAt('b', '/b/index.ts')]),
      failures,
      log: pino({}, { write: (line) => void lines.push(JSON.parse(line)) }),
      isNeeded: (plugin) => needed.includes(plugin),
      shutOff: (plugin) => void off.push(plugin),
      now: () => clock.now,
    });
    return {
      clock,
      lines,
      off,
      faults: taken,
      fail: (plugin: string) => taken.take(thrownAt(`f (file:///${plugin}/index.ts:1:1)`)),
      counted: async () => (await failures.get()).values,
    };
  }

  it('that name no plugin are not taken', async () => {
    const { faults: taken, lines, counted } = faults();
    expect(taken.take(thrownAt('node:internal/timers:1:1'))).toBe(false);
    expect(taken.take('no error at all')).toBe(false);
    expect(taken.take(undefined)).toBe(false);
    expect(taken.take({ stack: ['/a/index.ts:1:1'] })).toBe(false);
    expect(lines).toEqual([]);
    expect(await counted()).toEqual([]);
  });

  it('of a plugin are counted; the tenth in a minute shuts it off, with one line', async () => {
    const { faults: taken, fail, lines, off, counted } = faults();
    for (let count = 1; count < 10; count++) expect(fail('a')).toBe(true);
    expect(off).toEqual([]);
    fail('b');
    expect(fail('a')).toBe(true);
    expect(off).toEqual(['a']);
    expect([taken.isOff('a'), taken.isOff('b')]).toEqual([true, false]);
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)?.msg).toContain('the plugin "a" is shut off');
    // Its work under way fails later: that is counted, and said no more.
    expect(fail('a')).toBe(true);
    expect(lines).toHaveLength(12);
    expect(await counted()).toMatchObject([
      { labels: { plugin: 'a', hook: 'uncaught' }, value: 11 },
      { labels: { plugin: 'b', hook: 'uncaught' }, value: 1 },
    ]);
  });

  it('now and then shut nothing off', () => {
    const { clock, fail, off } = faults();
    for (let count = 0; count < 100; count++) {
      fail('a');
      clock.now += 7000;
    }
    expect(off).toEqual([]);
    for (let count = 0; count < 9; count++) fail('a');
    expect(off).toEqual(['a']);
  });

  it('do not shut off what the core needs, and do not fill the log', () => {
    const { fail, off, lines } = faults(['a']);
    for (let count = 0; count < 1000; count++) expect(fail('a')).toBe(true);
    expect(off).toEqual([]);
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)?.msg).toContain('the server needs it');
  });
});
