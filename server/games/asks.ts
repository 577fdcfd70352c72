import { turnOf } from '../engine/plan.ts';
import { type PlanAsking, stakeOf } from '../engine/plan-form.ts';
import type { Definition } from '../engine/state.ts';
import { besideView } from './beside-view.ts';
import type { Asked, Asks } from './contract.ts';
import type { ViewSources } from './views.ts';

/** The mode's asks before a question and beside it, for a player with this total; and whether it has hints. */
export function asksAt(
  sources: Pick<ViewSources, 'modes'>,
  definition: Definition,
  question: number,
  language: string | undefined,
  total: number,
): Asks {
  const { before, beside, hints } = turnOf(definition, question);
  const asked = (asking: PlanAsking): Asked => {
    const { form, label } = besideView(sources, definition, asking, language);
    const most = stakeOf(asking.form, total);
    return { label, form: form.kind === 'number' && most !== undefined ? { ...form, most } : form };
  };
  return {
    ...(before && {
      before: {
        ...asked(before),
        ...(before.ahead && { ahead: true }),
        ...(before.first !== undefined && { first: before.first }),
      },
    }),
    ...(beside && { beside: asked(beside) }),
    ...(hints && hints.length > 0 && { hints: true }),
  };
}
