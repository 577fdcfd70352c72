import {
  defineQuestionType,
  type Form,
  picture,
  QRushError,
  readForm,
  z,
} from '../../server/plugin.ts';
import { words } from '../words/words.ts';
import { partAt, partName } from './places.ts';

/** Parts of the picture that a spot must be wide and high: on a phone some 16 of its pixels. */
const SMALLEST = 0.05;

const name = z.string({ error: 'expected what is there, in words: 1 to 100 characters' }).trim();
const place = z.number({ error: 'expected a part of the picture, from 0 to 1: 0.62 for 62 %' });
const size = z.number({
  error: `expected a part of the picture, from ${SMALLEST} to 1: a finger hits nothing smaller`,
});

const fields = z.object({
  picture: z
    .object(picture.shape, {
      error: 'expected the picture to point at: { "image": "/..." or "https://...", "alt" }',
    })
    .describe('The picture to point at'),
  spot: z
    .strictObject({
      name: name.min(1).max(100).describe('The place: the right answer in words'),
      x: place.min(0).max(1).describe('Its middle, from the left'),
      y: place.min(0).max(1).describe('Its middle, from the top'),
      width: size.min(SMALLEST).max(1).describe("In parts of the picture's width"),
      height: size.min(SMALLEST).max(1).describe("In parts of the picture's height"),
    })
    .describe('The oval that is right to point at, in parts of the picture'),
});

type Fields = z.output<typeof fields>;
type Place = [x: number, y: number];

/** Steps of an answer's coordinates: see `FormValue`. */
const STEPS = 1000;

/** Decimals of a distance that count, and the excess that a sum in floating point may have. */
const DECIMALS = 9;
const SLACK = 10 ** -DECIMALS;

/**
 * A place in a picture, right within an oval. The oval has a width and a height of its own, since nobody
 * here knows how the picture's sides compare: a radius would be another distance across than up.
 */
export const point = defineQuestionType<Fields, Place>({
  name: 'point',
  title: 'Spot in a picture',
  translations: words,
  example: {
    text: 'Which one is the red planet?',
    picture: {
      image: '/media/starter/planets.png',
      alt: 'Part of the sun at the left edge, and eight planets on their paths around it.',
    },
    spot: { name: 'Mars', x: 0.338, y: 0.629, width: 0.08, height: 0.12 },
  },
  fields,
  quick: true,
  form: formOf,
  parse(question, value) {
    const at = readForm(formOf(question), value);
    if (at !== undefined) return at as Place;
    throw new QRushError('BAD_PAYLOAD', 'value: expected [x, y], each from 0 to 1');
  },
  grade: (question, value) => (isInside(question, value) ? 1 : 0),
  distance: (question, value) => Number(awayFrom(question, value).toFixed(DECIMALS)),
  correct: ({ spot }) => spot,
  right: ({ spot }) => [spot.x, spot.y].map((at) => Math.round(at * STEPS) / STEPS),
  correctText: ({ spot }) => spot.name,
  label: (question, value) =>
    isInside(question, value) ? question.spot.name : partName(partAt(value), question.language),
  line: (question, value) =>
    isInside(question, value) ? { key: 'spot', right: true } : { key: `${partAt(value)}` },
});

function formOf({ picture: { image, alt } }: Fields): Form {
  return { kind: 'point', image, alt };
}

/** From the middle of the oval; 1 on its edge, whichever way. */
function awayFrom({ spot }: Fields, [x, y]: Place): number {
  return Math.hypot((x - spot.x) / (spot.width / 2), (y - spot.y) / (spot.height / 2));
}

const isInside = (question: Fields, at: Place): boolean => awayFrom(question, at) <= 1 + SLACK;
