import type { NewLook } from '../protocol/look.ts';
import { type Colour, colourOf, contrast, mix, textOf, towards } from './contrast.ts';

/** Contrast of words, and of what is to be told from what is behind it. */
const WORDS = 4.5;
const SHAPES = 3;

const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [0, 0, 0];

/** The pages' own colours, by theme: plugins/web/src/design/tokens.css. */
const THEMES = {
  dark: {
    grounds: ['#120a2e', '#1d1244', '#2a1b5c', '#3a2878'],
    words: ['#ffffff', '#d2c8f3', '#aa9cdc', '#5ee9bd', '#ffb0aa', '#ffd666', '#d4ff3a'],
    away: WHITE,
    back: BLACK,
  },
  light: {
    grounds: ['#f5f1ff', '#ffffff', '#ece5fd', '#dccffa'],
    words: ['#1a0d40', '#4c3d7a', '#5e4e8c', '#066247', '#a81f18', '#714c00', '#5726cc'],
    away: BLACK,
    back: WHITE,
  },
} as const;

export type Theme = keyof typeof THEMES;

/** Shares of white in the layers above a dark ground, from the lowest up. */
const DARK_LAYERS = [0, 0.06, 0.12, 0.2];

/** Shares of the colour in the layers of a light one: cards are the lightest. */
const LIGHT_LAYERS = [0.07, 0, 0.12, 0.2];

/** A change of a chosen colour: the ground got darker, the accent lighter or darker. */
export type Adjustment = 'ground' | 'lighter' | 'darker';

export interface Palette {
  /** Custom properties of the pages' design, with their values. */
  tokens: Record<string, string>;
  /** The colours that are not shown as they were chosen. */
  adjusted: Adjustment[];
}

/**
 * A look's colours in a theme: as they were chosen where they can be seen and read on every layer, and else as
 * near to that as can be.
 */
export function paletteOf(theme: Theme, { accent, ground }: Omit<NewLook, 'logo'>): Palette {
  const { words, away, back } = THEMES[theme];
  const adjusted: Adjustment[] = [];
  const tokens: Record<string, string> = {};
  let layers = THEMES[theme].grounds.map(colourOf);
  if (ground !== null) {
    const texts = words.map(colourOf);
    const chosen = colourOf(ground);
    const base = towards(chosen, back, (candidate) =>
      texts.every((text) => layersOf(theme, candidate).every((on) => contrast(text, on) >= WORDS)),
    );
    if (theme === 'dark' && textOf(base) !== ground) adjusted.push('ground');
    layers = layersOf(theme, base);
    ['ground', 'layer-1', 'layer-2', 'layer-3'].forEach((name, at) => {
      tokens[name] = textOf(layers[at] ?? base);
    });
    tokens['ground-deep'] = textOf(mix(layers[0] ?? base, BLACK, theme === 'dark' ? 0.35 : 0.05));
    tokens['glow-a'] = `${textOf(mix(base, away, 0.25))}59`;
    tokens['glow-b'] = '#00000000';
  }
  if (accent !== null) {
    const chosen = colourOf(accent);
    const fill = towards(
      chosen,
      away,
      (candidate) =>
        layers.every((on) => contrast(candidate, on) >= SHAPES) &&
        contrast(candidate, wordsOn(candidate)) >= WORDS,
    );
    if (textOf(fill) !== accent) adjusted.push(theme === 'dark' ? 'lighter' : 'darker');
    tokens.accent = textOf(fill);
    tokens['on-accent'] = textOf(wordsOn(fill));
    tokens['accent-edge'] = textOf(mix(fill, BLACK, 0.4));
    tokens['accent-text'] = textOf(
      towards(chosen, away, (candidate) => layers.every((on) => contrast(candidate, on) >= WORDS)),
    );
    tokens['accent-wash'] = `${textOf(fill)}1f`;
  }
  return { tokens, adjusted };
}

function layersOf(theme: Theme, base: Colour): Colour[] {
  const layers =
    theme === 'dark'
      ? DARK_LAYERS.map((share) => mix(base, WHITE, share))
      : LIGHT_LAYERS.map((share) => mix(WHITE, base, share));
  // As they will be written.
  return layers.map((layer) => colourOf(textOf(layer)));
}

const DARK_WORDS = colourOf('#150b33');

/** The words on a fill. */
const wordsOn = (fill: Colour): Colour =>
  contrast(fill, DARK_WORDS) >= contrast(fill, WHITE) ? DARK_WORDS : WHITE;
