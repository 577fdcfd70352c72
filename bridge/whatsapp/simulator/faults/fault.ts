import { z } from '../../../../server/plugin.ts';
import { span } from '../span.ts';

/** When a fault strikes. */
const when = {
  /** Chance at each occasion. */
  rate: z.number().min(0).max(1).default(1),
  /** How often at most. */
  count: z.number().int().min(1).optional(),
  /** ms since the faults were set. */
  from: z.number().min(0).optional(),
  until: z.number().min(0).optional(),
  /** Only what is about the phone with this number. */
  user: z.string().optional(),
};

/** Selects requests of the business. */
const request = {
  ...when,
  on: z.enum(['message', 'read', 'media', 'number', 'any']).default('message'),
};

const which = { ...when, of: z.enum(['messages', 'statuses', 'any']).default('any') };

/** Something that goes wrong, and when. */
export const fault = z.discriminatedUnion('kind', [
  // The Cloud API's answers
  z
    .object({
      kind: z.literal('error'),
      ...request,
      code: z.number().int(),
      title: z.string().default('Simulated fault'),
      details: z.string().optional(),
      status: z.number().int().min(400).max(599).optional(),
      /** s */
      retryAfter: z.number().int().min(0).optional(),
    })
    .strict(),
  /** A page of HTML, as a proxy between would show; `accepted`: after the message was taken. */
  z
    .object({
      kind: z.literal('http'),
      ...request,
      status: z.number().int().min(200).max(599),
      accepted: z.boolean().default(false),
    })
    .strict(),
  /** The answer takes its time; the message does not. */
  z.object({ kind: z.literal('slow'), ...request, ms: span.default(20_000) }).strict(),
  /** The connection is reset, `accepted`: after the message was taken. */
  z.object({ kind: z.literal('drop'), ...request, accepted: z.boolean().default(true) }).strict(),

  // The fate of an accepted message
  z
    .object({
      kind: z.literal('status'),
      ...when,
      mode: z.enum([
        'read-without-delivered',
        'never-delivered',
        'failed-after-sent',
        'no-recipient-id',
      ]),
      /** Of what failed after it was sent. */
      code: z.number().int().default(131026),
    })
    .strict(),

  // How updates travel
  z.object({ kind: z.literal('duplicate'), ...which, ms: span.default(0) }).strict(),
  z.object({ kind: z.literal('delay'), ...which, ms: span.default(30_000) }).strict(),
  /** Waits until the user's next update has gone, but no longer than this. */
  z.object({ kind: z.literal('reorder'), ...which, ms: span.default(5000) }).strict(),
  /** A message of an unknown type comes before the user's own. */
  z.object({ kind: z.literal('unknown-type'), ...when }).strict(),
  /** The user has another id from this message on. */
  z.object({ kind: z.literal('user-id-update'), ...when }).strict(),

  // The form of a POST
  z
    .object({
      kind: z.literal('signature'),
      ...when,
      value: z.enum(['wrong', 'missing']).default('wrong'),
    })
    .strict(),
  z.object({ kind: z.literal('truncated'), ...when }).strict(),
  z
    .object({ kind: z.literal('oversize'), ...when, bytes: z.number().int().default(3_000_000) })
    .strict(),
  z.object({ kind: z.literal('unknown-field'), ...when }).strict(),
  /** Lists with nothing in them are null. */
  z.object({ kind: z.literal('null-lists'), ...when }).strict(),
]);

export type Fault = z.output<typeof fault>;
/** As it is written: with what has a default left out. */
export type FaultInput = z.input<typeof fault>;
export type FaultKind = Fault['kind'];

/** A file of faults. */
export const faultFile = z.union([
  z.array(fault),
  z.object({ faults: z.array(fault) }).transform(({ faults }) => faults),
]);
