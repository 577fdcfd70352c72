import type { FormOf } from '../../../../../server/protocol/form.ts';
import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';

type NumberForm = FormOf<'number'>;

/** More steps than a thumb can tell apart on a phone's slider. */
const MOST_STEPS = 200;

/** A number with what it counts: "8,848 m". */
export const quantity = (value: number, unit: string | undefined): string =>
  unit === undefined ? number(value) : `${number(value)} ${unit}`;

/** The field's label. */
export const labelOf = ({ unit }: NumberForm): string =>
  unit === undefined ? t('answer.yourNumber') : t('answer.yourNumberOf', { unit });

/** The numbers to choose from: "From 0 to 100, in steps of 5". */
export function rangeOf({ least, most, step }: NumberForm): string {
  const range =
    least === undefined
      ? most !== undefined && t('shared.atMost', { most })
      : most === undefined
        ? t('shared.atLeast', { least })
        : t('shared.between', { least, most });
  if (step === undefined) return range || '';
  return range ? t('shared.inSteps', { range, step }) : t('shared.steps', { step });
}

/** The bounds of a slider, where a form has such that every number can be reached by thumb. */
export function sliderOf({ least, most, step }: NumberForm) {
  if (least === undefined || most === undefined || step === undefined) return undefined;
  const steps = (most - least) / step;
  return steps >= 1 && steps <= MOST_STEPS ? { least, most, step } : undefined;
}

/** A number one step up (1) or down (-1) from another, within the bounds; from nothing, the first one. */
export function stepped(form: NumberForm, value: number | undefined, by: 1 | -1): number {
  const { least = -Infinity, most = Infinity, step = 1 } = form;
  const start = Number.isFinite(least) ? least : 0;
  // Counted in steps from the first number, so that no error adds up.
  const steps = value === undefined ? Math.min(by, 0) : Math.round((value - start) / step) + by;
  const next = Number((start + steps * step).toFixed(6));
  return Math.min(most, Math.max(least, next));
}
