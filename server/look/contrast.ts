/** Colours as they are seen: how far two are apart, by WCAG 2.2, and what brings them apart. */

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** @param text `#rrggbb` */
export const colourOf = (text: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as unknown as Colour;

export const textOf = (colour: Colour): string =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** @param share of the other one, 0 to 1 */
export const mix = (one: Colour, other: Colour, share: number): Colour =>
  one.map((part, at) => part + ((other[at] ?? 0) - part) * share) as unknown as Colour;

/** From 1, where they look the same, to 21, black on white. */
export function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Steps from a colour to the one that it is brought towards. */
const STEPS = 50;

/** The colour, brought towards another as far as it takes until it is good; that one, if nothing less is. */
export function towards(
  colour: Colour,
  other: Colour,
  isGood: (candidate: Colour) => boolean,
): Colour {
  for (let step = 0; step < STEPS; step++) {
    // As it will be written: by whole numbers.
    const candidate = colourOf(textOf(mix(colour, other, step / STEPS)));
    if (isGood(candidate)) return candidate;
  }
  return other;
}
