import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/**
 * The callers of a route: anybody; a manager (the ADMIN_TOKEN, but in open mode); that or the host
 * of the game; that or a link to the game's report; a player of the game; the ADMIN_TOKEN always.
 */
export type Access = 'anybody' | 'manager' | 'host' | 'reader' | 'player' | 'admin';

/** A route's description: in the OpenAPI document, and in docs/protocol.md. */
export interface RouteAbout {
  /** One line: what it does. */
  summary: string;
  /** More of that, in Markdown. */
  description?: string;
  /** The heading it stands below. */
  tag: string;
  access: Access;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The media type of a body that is not JSON. */
  bodyType?: string;
  /** The status of a success; 200 when left out. */
  status?: number | number[];
  /** The schema of a JSON answer, or the media types of another one. */
  answer: z.ZodType | string[];
  /** A second form of the answer, by media type. */
  also?: string[];
  /** Codes of its own, besides those that any route may give. */
  refusals?: readonly ErrorCode[];
}
