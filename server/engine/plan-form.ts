import { z } from 'zod';
import type { Form, FormOption } from '../protocol/form.ts';
import { readForm } from '../protocol/read-form.ts';
import { isWords, type Messages, say, type Words } from './words.ts';

/** Something that a plan says, as {@link Words}. */
export const words = z.custom<Words>(isWords, 'not a text, and not a key with parameters');

const options = (least: number, most: number) => z.array(words).min(least).max(most);

/** A form as a plan writes it: its texts are {@link Words}, so that everybody reads them in their language. */
export const planForm = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pick'),
    /** 1 is a buzzer. */
    options: options(1, 20),
    least: z.number().int().min(1).max(20).optional(),
    most: z.number().int().min(1).max(20).optional(),
  }),
  z.strictObject({ kind: z.literal('order'), options: options(2, 10) }),
  z.strictObject({ kind: z.literal('match'), left: options(2, 10), right: options(2, 10) }),
  z.strictObject({
    kind: z.literal('text'),
    longest: z.number().int().min(1).max(200).optional(),
  }),
  z.strictObject({
    kind: z.literal('number'),
    least: z.number().optional(),
    /** `total`: what the player has, see {@link Stake}. */
    most: z.union([z.number(), z.literal('total')]).optional(),
    step: z.number().positive().optional(),
    unit: words.optional(),
    /** With `most: 'total'`: so much may be given by who has less, too. 0 when left out. */
    free: z.number().int().min(0).max(1_000_000).optional(),
  }),
  z.strictObject({ kind: z.literal('point'), image: z.string().max(500), alt: words }),
]);
/** A form as a plan writes it. */
export type PlanForm = z.input<typeof planForm>;

/** Something that a plan asks besides questions. */
export const asking = z.strictObject({
  form: planForm,
  /** The request, in a few words. */
  label: words,
  /** The value of the form that counts for players who give none. */
  otherwise: z.json().optional(),
});
/** Something that a plan asks besides questions. */
export type PlanAsking = z.input<typeof asking>;

/** The form with its texts in a language. One up to the total has no `most` of its own. */
export function formIn(form: PlanForm, messages: Messages | undefined, language?: string): Form {
  const told = (one: Words) => say(one, messages, language);
  const shown = (list: Words[]): FormOption[] => list.map((one) => ({ text: told(one) }));
  switch (form.kind) {
    case 'pick': {
      const { kind, least, most } = form;
      return {
        kind,
        options: shown(form.options),
        ...(least !== undefined && { least }),
        ...(most !== undefined && { most }),
      };
    }
    case 'order':
      return { kind: form.kind, options: shown(form.options) };
    case 'match':
      return { kind: form.kind, left: shown(form.left), right: shown(form.right) };
    case 'text':
      return { kind: form.kind, ...(form.longest !== undefined && { longest: form.longest }) };
    case 'number': {
      const { kind, least, most, step, unit } = form;
      return {
        kind,
        ...(least !== undefined && { least }),
        ...(typeof most === 'number' && { most }),
        ...(step !== undefined && { step }),
        ...(unit !== undefined && { unit: told(unit) }),
      };
    }
    case 'point':
      return { kind: form.kind, image: form.image, alt: told(form.alt) };
  }
}

/** How much a player may give who has this total; undefined where that does not depend on it. */
export function stakeOf(form: PlanForm, total: number): number | undefined {
  if (form.kind !== 'number' || form.most !== 'total') return undefined;
  return Math.max(0, form.free ?? 0, total);
}

/**
 * Reads a value by a form of a plan.
 * @param total of the player, where that matters; left out, it does not
 * @returns undefined when it is none
 */
export function readPlanForm(form: PlanForm, value: unknown, total?: number) {
  const read = formIn(form, undefined);
  const most = total === undefined ? undefined : stakeOf(form, total);
  return readForm(read.kind === 'number' && most !== undefined ? { ...read, most } : read, value);
}
