import type { z } from 'zod';

/** The sender of an event. */
export interface Caller {
  gameId: string;
  /** Undefined for a host. */
  playerId?: string;
}

/** A Socket.IO event that a plugin adds to a namespace. */
export interface EventDeclaration {
  namespace: 'play' | 'host';
  name: string;
  schema: z.ZodType;
  /**
   * Handles one event of a joined player or attached host. Its result is added to the ack.
   * @throws QRushError to answer `{ ok: false, error }`
   */
  handle(payload: unknown, caller: Caller): Promise<object | undefined>;
}
