import { describe, expect, it } from 'vitest';
import { AddressRanges, isAddressRange } from '../../config/address-ranges.ts';

describe('addresses in settings', () => {
  it.each(['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8', '0.0.0.0/0', '2001:db8::7/128'])(
    'may be %s',
    (text) => expect(isAddressRange(text)).toBe(true),
  );

  it.each(['', 'localhost', '10.0.0.0/33', '::1/129', '10.0.0', '10.0.0.0/', '1.2.3.4/8/8', '*'])(
    'may not be %j',
    (text) => expect(isAddressRange(text)).toBe(false),
  );

  it('hold the addresses in them, in whichever form a socket has them', () => {
    const ranges = new AddressRanges(['127.0.0.1', '10.1.0.0/16', 'fd00::/8']);
    for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '10.1.255.3', 'fd12::1'])
      expect([address, ranges.has(address)]).toEqual([address, true]);
    for (const address of ['127.0.0.2', '10.2.0.1', '::1', 'fe80::1', '', 'unknown'])
      expect([address, ranges.has(address)]).toEqual([address, false]);
  });
});
