/** A host's colours are as chosen where they can be read, and near to that elsewhere. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourOf, contrast } from '../../../server/look/contrast.ts';
import { paletteOf } from '../../../server/look/palette.ts';
import { styleSheetOf } from '../../../server/look/style-sheet.ts';

const TOKENS = join(import.meta.dirname, '../../../plugins/web/src/design/tokens.css');

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);
const chosen = fc.record({ accent: fc.option(colour), ground: fc.option(colour) });

/** Values of the design, by theme. */
async function designIn(theme: 'dark' | 'light'): Promise<Map<string, string>> {
  const [dark = '', light = ''] = (await readFile(TOKENS, 'utf8')).split('prefers-color-scheme');
  const valuesIn = (text: string) =>
    [...text.matchAll(/--([\w-]+): (#\w{6});/g)].map(([, name = '', value = '']) => [name, value]);
  const all = theme === 'dark' ? valuesIn(dark) : [...valuesIn(dark), ...valuesIn(light)];
  return new Map(all as [string, string][]);
}

const LAYERS = ['ground', 'layer-1', 'layer-2', 'layer-3'];
const WORDS = [
  'text',
  'text-soft',
  'text-faint',
  'accent-text',
  'good-text',
  'bad-text',
  'warn-text',
];

describe.each(['dark', 'light'] as const)('in the %s theme', (theme) => {
  it('words of any look can be read on each layer, and what is to be pressed stands out', async () => {
    const design = await designIn(theme);
    fc.assert(
      fc.property(chosen, (look) => {
        const { tokens } = paletteOf(theme, look);
        const value = (name: string) => colourOf(tokens[name] ?? design.get(name) ?? '');
        for (const layer of LAYERS) {
          for (const word of WORDS)
            expect(
              contrast(value(word), value(layer)),
              `${word} on ${layer}`,
            ).toBeGreaterThanOrEqual(4.5);
          expect(contrast(value('accent'), value(layer))).toBeGreaterThanOrEqual(3);
        }
        expect(contrast(value('accent'), value('on-accent'))).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('a colour that can be seen stays as it is, and who adjusts says so', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const { tokens, adjusted } = paletteOf(theme, { accent, ground: null });
        expect(adjusted.length > 0).toBe(tokens.accent !== accent);
      }),
    );
    const good = theme === 'dark' ? '#ffd000' : '#7a0040';
    expect(paletteOf(theme, { accent: good, ground: null })).toMatchObject({
      tokens: { accent: good },
      adjusted: [],
    });
  });
});

it('no look is no style sheet, and a style sheet has nothing but what was checked', () => {
  expect(styleSheetOf({ logo: null, accent: null, ground: null })).toBe('');
  const sheet = styleSheetOf({ logo: '/media/x.webp', accent: '#ff0000', ground: '#103050' });
  expect(sheet).toContain('url("/media/x.webp")');
  for (const [, name, value] of sheet.matchAll(/--([\w-]+):([^;]+);/g))
    expect([name, value]).toEqual([
      expect.stringMatching(/^[a-z0-9-]+$/),
      expect.stringMatching(/^#[0-9a-f]{6,8}$/),
    ]);
});
