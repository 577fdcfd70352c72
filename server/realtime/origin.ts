import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { ANY_ORIGIN } from '../../config/origins.ts';
import type { Settings } from '../../config/settings.ts';
import { isLoopback, passedOn, servesThisMachine } from '../this-machine.ts';

type Request = Pick<IncomingMessage, 'headers' | 'httpVersion' | 'socket'>;

/**
 * Whether the page that sends this request may use the server: the server's own pages, those of
 * PUBLIC_URL and ORIGINS. Apps and tools, which name no origin, may.
 */
export function originAllowed(settings: Settings, request: Request): boolean {
  const { origin } = request.headers;
  return (
    origin === undefined ||
    settings.origins.includes(ANY_ORIGIN) ||
    settings.origins.includes(origin) ||
    isOwnPage(settings, origin, request)
  );
}

/**
 * Whether a page of this origin is the server's own: that of PUBLIC_URL, or of the name it is asked
 * by, with the same scheme. Where the server is for this machine alone, only a name of this machine
 * counts: a page elsewhere that makes its own name point here (DNS rebinding) is not ours.
 */
export function isOwnPage(
  settings: Pick<Settings, 'publicUrl' | 'environment' | 'host'>,
  origin: string,
  request: Request,
): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host, hostname } = new URL(origin);
  if (settings.publicUrl !== undefined && new URL(settings.publicUrl).origin === origin)
    return true;
  if (host !== request.headers.host || !schemesOf(request).includes(protocol)) return false;
  return isLoopback(hostname) || passedOn(request) || !servesThisMachine(settings);
}

/**
 * With which schemes the page may have been asked for, as browsers see it. A proxy's word may be
 * believed here, trusted or not: a page cannot write this header.
 */
function schemesOf(request: Request): string[] {
  const said = [request.headers['x-forwarded-proto']].flat()[0]?.split(',')[0]?.trim();
  // Of a WebSocket some proxies say wss.
  if (said) return [`${said.toLowerCase().replace(/^ws/, 'http')}:`];
  if ((request.socket as TLSSocket | undefined)?.encrypted) return ['https:'];
  return passedOn(request) ? ['http:', 'https:'] : ['http:'];
}

/** The origins to name in answers, in the form that Socket.IO and @fastify/cors take. */
export const corsOrigin = ({ origins }: Pick<Settings, 'origins'>): string | string[] =>
  origins.includes(ANY_ORIGIN) ? ANY_ORIGIN : [...origins];
