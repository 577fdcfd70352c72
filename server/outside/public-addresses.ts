import { isIP } from 'node:net';
import { AddressRanges } from '../../config/address-ranges.ts';

/** IPv4 that leads nowhere on the Internet: this machine, private and shared networks, clouds' own. */
const PRIVATE = new AddressRanges([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]);

/** IPv6 of the Internet; all else is private, or leads to an IPv4 address by a detour. */
const PUBLIC_6 = new AddressRanges(['2000::/3']);
const DETOURS_6 = new AddressRanges(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** Whether an address is on the Internet, as far as can be told from the address. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !PRIVATE.has(address);
    case 6:
      return PUBLIC_6.has(address) && !DETOURS_6.has(address);
    default:
      return false;
  }
}
