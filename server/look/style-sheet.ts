import type { NewLook } from '../protocol/look.ts';
import { paletteOf, type Theme } from './palette.ts';

/** Selectors of the elements in each theme: as the pages' design has it. */
const SELECTORS: [Theme, (rules: string) => string][] = [
  ['dark', (rules) => `:root{${rules}}`],
  [
    'light',
    (rules) =>
      `@media (prefers-color-scheme:light){:root:not([data-theme="dark"]){${rules}}}:root[data-theme="light"]{${rules}}`,
  ],
];

/** A look as a style sheet that comes after a page's own; empty for the look of QRush. */
export function styleSheetOf(look: NewLook): string {
  const colours = SELECTORS.map(([theme, ruled]) => {
    const { tokens } = paletteOf(theme, look);
    const rules = Object.entries(tokens).map(([name, value]) => `--${name}:${value};`);
    return rules.length > 0 ? ruled(rules.join('')) : '';
  });
  return colours.join('') + logoOf(look);
}

/** In the place of the one that the pages draw, in a box of its size. */
const logoOf = ({ logo }: NewLook): string =>
  logo === null
    ? ''
    : `.logo{width:5em;height:1.3em;background:url("${logo}") 0/contain no-repeat;color:transparent}.logo svg{visibility:hidden}`;
