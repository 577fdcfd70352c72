import type { Bundle } from '../webhook-payloads.ts';
import type { FaultPlan } from './fault-plan.ts';

/** A webhook on its way: the bytes, and what is done about its signature. */
export interface Parcel {
  bytes: Buffer;
  signature: 'right' | 'wrong' | 'missing';
}

/** Writes a webhook, spoilt where the faults want it. @param write JSON in the sender's way */
export function spoil(
  payload: Bundle,
  faults: FaultPlan,
  write: (payload: object) => string,
): Parcel {
  const further: object[] = [];
  if (faults.take(['unknown-field'])) {
    further.push({ field: 'something_new', value: { version: 2, anything: ['goes'] } });
  }
  const oversize = faults.take(['oversize']);
  const given = faults.take(['null-lists']) ? withNulls(payload) : payload;
  const whole = further.length > 0 ? withChanges(given, further) : given;
  let text = write(whole);
  if (oversize) {
    const filler = { field: 'something_long', value: { text: '' } };
    const room = oversize.bytes - write(withChanges(whole, [filler])).length;
    filler.value.text = 'x'.repeat(Math.max(0, room));
    text = write(withChanges(whole, [filler]));
  }
  // The signature is that of what is sent: only the text is broken.
  if (faults.take(['truncated'])) text = text.slice(0, text.length >> 1);
  return {
    bytes: Buffer.from(text),
    signature: faults.take(['signature'])?.value ?? 'right',
  };
}

function withChanges(payload: Bundle, further: object[]): Bundle {
  const [first, ...rest] = payload.entry as [Bundle['entry'][number]];
  return { ...payload, entry: [{ ...first, changes: [...first.changes, ...further] }, ...rest] };
}

const withNulls = (payload: Bundle): Bundle => ({
  ...payload,
  entry: payload.entry.map(({ id, changes }) => ({
    id,
    changes: (changes as { value: object }[]).map((change) => ({
      ...change,
      value: { contacts: null, messages: null, statuses: null, errors: null, ...change.value },
    })),
  })),
});
