import { z } from 'zod';

/**
 * A form is a question in data: what a client draws to get an answer. Clients switch over `kind`, never
 * over the name of a question type.
 */

const media = z.object({ image: z.string().max(500), alt: z.string().max(200) });

export const formOption = z.strictObject({
  text: z.string().max(500),
  /** The text as HTML, where it is marked up. The core says it; question types do not. */
  html: z.string().exactOptional(),
  /** A picture to choose instead of, or beside, the text. */
  media: media.exactOptional(),
});
/** An option: a text, a picture, or both. */
export type FormOption = z.output<typeof formOption>;

/** An option in words. Types label answers to `pick` like this: the distribution counts by it. */
export const optionLabel = ({ text, media }: FormOption): string => text || (media?.alt ?? '');

const options = (least: number, most: number) => z.array(formOption).min(least).max(most);

export const form = z.discriminatedUnion('kind', [
  /** Some of the options: one, unless `most` says more. 1 option is a buzzer. */
  z.strictObject({
    kind: z.literal('pick'),
    options: options(1, 20),
    /** How many must be chosen: 1 when left out. */
    least: z.int().min(1).max(20).exactOptional(),
    /** How many may be chosen: 1 when left out. */
    most: z.int().min(1).max(20).exactOptional(),
  }),
  /** All options, put in order. */
  z.strictObject({ kind: z.literal('order'), options: options(2, 10) }),
  /** For each on the left, one on the right. */
  z.strictObject({ kind: z.literal('match'), left: options(2, 10), right: options(2, 10) }),
  /** A text; at most `longest` characters, 200 when left out. */
  z.strictObject({ kind: z.literal('text'), longest: z.int().min(1).max(200).exactOptional() }),
  /** A number, or a text as people type numbers. */
  z.strictObject({
    kind: z.literal('number'),
    least: z.number().exactOptional(),
    most: z.number().exactOptional(),
    step: z.number().positive().exactOptional(),
    /** The unit, in words: "km". */
    unit: z.string().max(40).exactOptional(),
  }),
  /** A place in a picture. */
  z.strictObject({ kind: z.literal('point'), ...media.shape }),
]);
/** A question in data, of one of the kinds there are. */
export type Form = z.output<typeof form>;
/** By what clients switch. */
export type FormKind = Form['kind'];
export const formKind = z.enum([
  'pick',
  'order',
  'match',
  'text',
  'number',
  'point',
] satisfies FormKind[]);
/** The form of this kind. */
export type FormOf<Kind extends FormKind> = Extract<Form, { kind: Kind }>;

/**
 * An answer in terms of its form. `pick`: the option's index, or sorted indexes when `most` is over 1;
 * `order`: all indexes, the first place first; `match`: for each on the left the index of one on the
 * right; `text`: a text; `number`: a number; `point`: [x, y], each 0..1 in steps of 0.001.
 */
export type FormValue = number | number[] | string;

/**
 * The right answer, in terms of the form. `pick`: the indexes of right options; `order`, `match`
 * and `point`: as in {@link FormValue}; `text`: the accepted texts, the one to show first;
 * `number`: the number.
 */
export const right = z.union([z.number(), z.array(z.number()), z.array(z.string())]);
/** The right answer, in terms of the form: see the schema. */
export type Right = z.output<typeof right>;
