import { formIn, type PlanAsking } from '../engine/plan-form.ts';
import { type Definition, languageOf } from '../engine/state.ts';
import { type Messages, say } from '../engine/words.ts';
import type { BesideView } from '../protocol/asking.ts';

/** The plan's ask beside the question, as everybody sees it: in this language, or in the game's. */
export function besideView(
  { modes }: { modes: { get(name: string): { messages?: Messages } | undefined } },
  definition: Definition,
  { form, label }: PlanAsking,
  language: string = languageOf(definition),
): BesideView {
  const messages = modes.get(definition.mode)?.messages;
  const isStake = form.kind === 'number' && form.most === 'total';
  return {
    form: formIn(form, messages, language),
    label: say(label, messages, language),
    ...(isStake && { stake: { free: form.free ?? 0 } }),
  };
}
