import type { IncomingHttpHeaders } from 'node:http';
import type { Settings } from '../config/settings.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Whether this host name or address is the machine's own, for itself alone. */
export const isLoopback = (host: string | undefined): boolean =>
  host !== undefined && LOOPBACK.test(host);

/** Whether the server is for this machine alone: in development, on a loopback address. */
export const servesThisMachine = (
  settings: Pick<Settings, 'environment' | 'host' | 'publicUrl'>,
): boolean =>
  settings.environment !== 'production' &&
  settings.publicUrl === undefined &&
  isLoopback(settings.host);

/** Headers that proxies and tunnels add, and browsers do not. */
const OF_PROXIES =
  /^(via|forwarded|cdn-loop|x-forwarded-(for|proto|port|server|scheme|ssl)|x-real-ip|x-(cluster-)?client-ip|true-client-ip|x-original-.+|x-envoy-.+|x-amzn-.+|cf-.+|fastly-.+)$/;

/**
 * Whether a proxy has passed this request on. One that adds no header gives itself away by HTTP/1.0,
 * as nginx does with nothing but `proxy_pass`. A tunnel of bytes (`ssh -R`, `socat`) shows nothing.
 */
export function passedOn(request: { headers: IncomingHttpHeaders; httpVersion: string }): boolean {
  return (
    request.httpVersion === '1.0' ||
    Object.keys(request.headers).some((name) => OF_PROXIES.test(name))
  );
}
