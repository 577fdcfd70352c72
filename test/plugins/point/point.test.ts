/** Questions that are answered by a tap on a picture. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partAt, partName } from '../../../plugins/point/places.ts';
import { point } from '../../../plugins/point/point.ts';
import { readForm } from '../../../server/plugin.ts';
import { questionOf } from '../question-types/questions.ts';

const picture = { image: '/media/map.png', alt: 'A map of Europe' };
const portugal = { name: 'Portugal', x: 0.2, y: 0.6, width: 0.1, height: 0.3 };
const asked = questionOf(point, { picture, spot: portugal });

const part = fc.double({ min: 0, max: 1, noNaN: true });
const size = fc.double({ min: 0.05, max: 1, noNaN: true });
const spots = fc.record({
  name: fc.constant('There'),
  x: part,
  y: part,
  width: size,
  height: size,
});

it('is right at the middle and within the oval, and nowhere else', () => {
  fc.assert(
    fc.property(
      spots,
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      part,
      (spot, turn, far) => {
        const question = questionOf(point, { picture, spot });
        const right = point.right?.(question) as [number, number];
        expect(readForm(point.form(question, 'en'), right)).toEqual(right);
        expect(point.grade(question, right)).toBe(1);
        // A point of the oval's edge, and how far out on its ray an answer lies; one step away from the edge.
        const at = (distance: number): [number, number] => [
          spot.x + (distance * Math.cos(turn) * spot.width) / 2,
          spot.y + (distance * Math.sin(turn) * spot.height) / 2,
        ];
        expect(point.grade(question, at(0.999 * far))).toBe(1);
        expect(point.grade(question, at(1.001 + far))).toBe(0);
      },
    ),
  );
});

it('says that places are as far away on either side of the middle', () => {
  const spot = { name: 'There', x: 0.338, y: 0.629, width: 0.08, height: 0.12 };
  const question = questionOf(point, { picture, spot });
  fc.assert(
    fc.property(fc.nat(300), fc.nat(300), (across, down) => {
      const at = (sign: number): [number, number] => [
        Math.round(338 + sign * across) / 1000,
        Math.round(629 + sign * down) / 1000,
      ];
      expect(point.distance?.(question, at(1))).toBe(point.distance?.(question, at(-1)));
    }),
  );
});

it.each([
  [[0.2, 0.6], 1],
  [[0.25, 0.6], 1],
  [[0.251, 0.6], 0],
  [[0.2, 0.75], 1],
  // Within the box around the oval, not within the oval.
  [[0.24, 0.74], 0],
] as const)('%j is worth %d', (value, expected) => {
  expect(point.grade(asked, point.parse(asked, value))).toBe(expected);
});

it.each([
  undefined,
  0.5,
  '0.5 0.5',
  [0.5],
  [0.5, 0.5, 0.5],
  [1.1, 0],
  [0, -0.1],
  [Number.NaN, 0],
  ['0', '0'],
])('refuses %j', (value) => {
  expect(() => point.parse(asked, value)).toThrow('value: expected [x, y], each from 0 to 1');
});

it('says what is there, and where in the picture the others pointed', () => {
  expect(point.correctText(asked)).toBe('Portugal');
  expect(point.label(asked, [0.21, 0.62])).toBe('Portugal');
  expect(point.label(asked, [0.9, 0.1])).toBe('Top right');
  expect(point.label({ ...asked, language: 'de-AT' }, [0.9, 0.1])).toBe('Oben rechts');
  expect(point.line?.(asked, [0.21, 0.62])).toEqual({ key: 'spot', right: true });
  expect(point.line?.(asked, [0.9, 0.1])).toEqual({ key: '2' });
});

it('tells nobody where it is before the reveal', () => {
  expect(point.form(asked, 'en')).toEqual({ kind: 'point', ...picture });
});

it('has nine parts of a picture in eight languages, each called otherwise', () => {
  const parts = [0, 0.5, 1].flatMap((y) => [0, 0.5, 1].map((x) => partAt([x, y])));
  expect(parts).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  const languages = ['en', 'es', 'pt', 'fr', 'de', 'hi', 'ar', 'id'];
  const names = languages.map((language) => parts.map((at) => partName(at, language)));
  for (const all of names) expect(new Set(all.filter(Boolean)).size).toBe(9);
  expect(new Set(names.map(String)).size).toBe(languages.length);
  for (const unknown of ['tlh', 'constructor', undefined])
    expect(partName(0, unknown)).toBe('Top left');
});

describe('its fields', () => {
  const problems = (fields: object) => {
    const read = point.fields.safeParse(fields);
    return read.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  };
  const tooSmall = 'expected a part of the picture, from 0.05 to 1: a finger hits nothing smaller';

  it.each([
    [{ picture, spot: portugal }, []],
    [
      { spot: portugal },
      ['picture: expected the picture to point at: { "image": "/..." or "https://...", "alt" }'],
    ],
    [
      { picture: { image: 'map.png', alt: 'A map' }, spot: portugal },
      ['picture.image: a path that starts with "/", or an https URL'],
    ],
    [
      { picture, spot: { ...portugal, name: undefined } },
      ['spot.name: expected what is there, in words: 1 to 100 characters'],
    ],
    [{ picture, spot: { ...portugal, width: 0.01 } }, [`spot.width: ${tooSmall}`]],
    [{ picture, spot: { ...portugal, height: 1.2 } }, [`spot.height: ${tooSmall}`]],
    [{ picture, spot: { ...portugal, height: undefined } }, [`spot.height: ${tooSmall}`]],
    [{ picture, spot: { ...portugal, radius: 0.1 } }, ['spot: Unrecognized key: "radius"']],
    [
      { picture, spot: { ...portugal, x: 62 } },
      ['spot.x: expected a part of the picture, from 0 to 1: 0.62 for 62 %'],
    ],
  ])('%j', (fields, expected) => {
    expect(problems(fields)).toEqual(expected);
  });
});
