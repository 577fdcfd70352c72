import { lookup as lookupInDns } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-addresses.ts';

/** An address to connect to. */
export interface Found {
  address: string;
  family: number;
}

export interface LookUp {
  isAllowed?: (address: string) => boolean;
  lookup?: (host: string) => Promise<Found[]>;
}

/** Why a host is not connected to, as the rest of a sentence's second half. */
export class NotReached extends Error {
  override name = 'NotReached';
}

/**
 * Where to connect to: a name is looked up once, and the connection goes to the very address that was
 * judged.
 * @throws NotReached when one of its addresses is not allowed, or nobody knows any
 */
export async function addressOf(
  host: string,
  { isAllowed = isPublicAddress, lookup = (name) => lookupInDns(name, { all: true }) }: LookUp = {},
): Promise<Found> {
  const literal = host.replace(/^\[|\]$/g, '');
  const family = isIP(literal);
  const found =
    family > 0
      ? [{ address: literal, family }]
      : await lookup(host).catch(() => {
          throw new NotReached(`nobody knows the address of ${host}.`);
        });
  // One private address is enough: which one would be taken is for others to choose.
  const [first] = found;
  if (!first || !found.every(({ address }) => isAllowed(address)))
    throw new NotReached(`${host} is not on the public Internet.`);
  return first;
}

/** A look-up that has a request connect to this address, whatever its host's name means by then. */
export const connectTo =
  (found: Found): LookupFunction =>
  (_host, { all }, done) =>
    all ? done(null, [found]) : done(null, found.address, found.family);
