import { z } from 'zod';

/** The Cloud API's news of a message that was sent. */
export interface Status {
  /** The message's own reference: the id of the outbox's item. */
  reference: string;
  status: 'sent' | 'delivered' | 'read' | 'failed';
  /** Why it failed. */
  code?: number;
  /** When it came to that, by WhatsApp's own clock: ms since the epoch, in whole seconds. */
  at?: number;
}

const status = z.object({
  biz_opaque_callback_data: z.string().min(1).max(512),
  // A voice message that was played has been read.
  status: z.enum(['sent', 'delivered', 'read', 'failed', 'played']),
  timestamp: z.coerce
    .string()
    .regex(/^\d{1,12}$/)
    .optional()
    .catch(undefined),
  errors: z
    .array(z.object({ code: z.coerce.number().int() }))
    .optional()
    .catch(undefined),
});

/** A status of a webhook; undefined for what is not ours or not known. */
export function readStatus(given: unknown): Status | undefined {
  const read = status.safeParse(given).data;
  if (!read) return undefined;
  const code = read.errors?.[0]?.code;
  return {
    reference: read.biz_opaque_callback_data,
    status: read.status === 'played' ? 'read' : read.status,
    ...(code !== undefined && { code }),
    ...(read.timestamp !== undefined && { at: Number(read.timestamp) * 1000 }),
  };
}
