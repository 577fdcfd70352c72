import type { BesideView } from '../../../../../server/protocol/asking.ts';
import type { Form } from '../../../../../server/protocol/form.ts';
import { mostOf } from '../../../../../server/protocol/stake.ts';

/** The form as this player may fill it in: nobody stakes more than they have. */
export function formOf(asked: BesideView, total: number): Form {
  const { form } = asked;
  const most = mostOf(asked, total);
  return form.kind === 'number' && most !== undefined ? { ...form, most } : form;
}
