import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { normalizeIP } from '@fastify/rate-limit';

/**
 * The unit that limits count by: an IPv4 address, or the /64 network of an IPv6 address, which one
 * household has.
 */
export const networkOf = (address: string): string => normalizeIP(address);

/** The URL under which players on the same network reach a server bound to this host and port. */
export function reachableUrl(host: string, { port }: Pick<AddressInfo, 'port'>): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere
    ? (lanAddress() ?? 'localhost')
    : host === '127.0.0.1'
      ? 'localhost'
      : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function lanAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}
