/** A plugin's error stops the start with one line, which says where it is. */
import { expect, it } from 'vitest';
import { CONTRACT, serveWith } from '../support/plugin-files.ts';

const declared = (body: string, more = '') => `import { definePlugin, z } from '${CONTRACT}';
${more}
export default definePlugin<never>({
  name: 'mine',
  config: z.object({ list: z.array(z.object({ a: z.number() })).default([]) }) as never,
  ${body}
});
`;
const MODE = `const mode = { name: 'x', title: 'X', options: z.object({}), score: () => ({ points: 1, streak: 0 }) };`;

const config = (mine: unknown) => ({ PLUGIN_CONFIG: JSON.stringify({ mine }) });

it.each<[string, string, string, { name?: string; env?: Record<string, string> }?]>([
  [
    'a mode that the module does not export',
    declared(`setup: ({ modes }) => modes.register(mode, import.meta.url),`, MODE),
    'plugin "mine" failed to start: the game mode "x" is not exported by file://FILE, from which threads take it (FILE:6)',
  ],
  [
    'a question type without its module',
    declared(`setup: ({ questionTypes }) => questionTypes.register({ name: 'y' } as never),`),
    'plugin "mine" failed to start: the question type "y" is registered without its module: give import.meta.url of the one that exports it (FILE:6)',
  ],
  [
    'a hook that there is not',
    declared(`setup: ({ hooks }) => hooks.observe('player:join' as never, () => {}),`),
    'plugin "mine" failed to start: there is no hook "player:join" here; there are: game:created, player:joined, answer:accepted, asked:answered, player:disconnected, waiting:changed, player:removed, question:opened, question:revealed, game:finished, game:archived (FILE:6)',
  ],
  [
    'a key of its config',
    declared('setup() {},'),
    'PLUGIN_CONFIG: mine.lists is not known; known are list (FILE:3)',
    { env: config({ lists: [] }) },
  ],
  [
    'a key deep in its config',
    declared('setup() {},'),
    'PLUGIN_CONFIG: mine.list.1.b is not known; known are a (FILE:3)',
    { env: config({ list: [{ a: 1 }, { a: 2, b: 3 }] }) },
  ],
  [
    'a member of the declaration',
    declared("setup() {},\n  dependOn: ['x'],"),
    'plugin "mine" is declared with "dependOn"; known are name, dependsOn, config, settings, errors, events, setup (FILE:3)',
  ],
  [
    'a default export that is no plugin',
    `const a = 1;\n\nexport default () => a;\n`,
    'PLUGINS: "FILE" must export by default what definePlugin returns (FILE:3)',
  ],
  ['no default export', 'export const a = 1;\n', 'PLUGINS: "FILE" has no default export'],
  [
    'TypeScript that cannot be read',
    'const a = 1;\n\nexport default { name: }\n',
    `PLUGINS: "FILE" cannot be loaded: Expression expected (FILE:3)`,
  ],
  [
    'JavaScript that cannot be read',
    'const a = 1;\n\nexport default { name: }\n',
    `PLUGINS: "FILE" cannot be loaded: Unexpected token '}' (FILE:3)`,
    { name: 'mine.mjs' },
  ],
  [
    'an error while it is loaded',
    '\nnope.x;\n',
    `PLUGINS: "FILE" cannot be loaded: nope is not defined (FILE:2)`,
  ],
  [
    'an error in its set-up',
    declared('setup() {\n    nope.x;\n  },'),
    'plugin "mine" failed to start: nope is not defined (FILE:7)',
  ],
])('%s stops the start', async (_what, text, line, options) => {
  await using running = await serveWith(text, options);
  expect(await running.server.ended()).toBe(1);
  expect(running.server.output).toBe(`qrush: ${line.replaceAll('FILE', running.path)}\n`);
});
