/** Owners of simulated phones, and how many phones there can be. */
import { describe, expect, it } from 'vitest';
import type { Phone } from '../../../../bridge/whatsapp/simulator/phone.ts';
import { PhoneOwners } from '../../../../bridge/whatsapp/simulator/phone-owners.ts';
import { AddressRanges, QRushError } from '../../../../server/plugin.ts';

const HOUR = 3_600_000;

/** Owners of phones that are nothing but their numbers, on a clock of the test's own. */
function owners(unlimited: string[] = []) {
  const made = new Set<string>();
  const forgotten: string[] = [];
  let now = 0;
  const phones = {
    phone(number: string) {
      made.add(number);
      return { number } as Phone;
    },
    forget: (number: string) => void forgotten.push(number),
  };
  return {
    owners: new PhoneOwners(phones, new AddressRanges(unlimited), () => now),
    made,
    forgotten,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const code = (attempt: () => unknown): string => {
  try {
    attempt();
    return 'ok';
  } catch (error) {
    return error instanceof QRushError ? error.code : String(error);
  }
};

/** Another address for each phone: then no limit by address is in the way. */
const address = (index: number) => `10.0.${index >> 8}.${index & 255}`;

describe('a phone', () => {
  it('is for who has its secret, and for nobody else', () => {
    const { owners: all, made } = owners();
    const secret = all.claim('15550000001', 'a', undefined);
    expect(secret).toMatch(/^[\w-]{24}$/);
    expect(all.phone('15550000001', 'b', secret)).toEqual({ number: '15550000001' });
    for (const wrong of [undefined, '', 'x', `${secret}x`])
      expect(code(() => all.phone('15550000001', 'c', wrong))).toBe('UNAUTHORIZED');
    expect(code(() => all.phone('15550000002', 'c', secret))).toBe('UNAUTHORIZED');
    expect([...made]).toEqual(['15550000001']);
  });

  it('goes to nobody else, also when it was forgotten', () => {
    const { owners: all, forgotten, pass } = owners();
    const secret = all.claim('15550000001', 'a', undefined);
    pass(HOUR);
    all.claim('15550000002', 'a', undefined);
    expect(forgotten).toEqual(['15550000001']);
    expect(code(() => all.claim('15550000001', 'b', undefined))).toBe('UNAUTHORIZED');
    expect(code(() => all.claim('15550000001', 'b', 'x'))).toBe('UNAUTHORIZED');
    expect(all.claim('15550000001', 'a', secret)).toBe(secret);
  });

  it('is not forgotten while it is used, or somebody looks at it', () => {
    const { owners: all, forgotten, pass } = owners();
    const [used, seen] = ['15550000001', '15550000002'];
    const secret = all.claim(used, 'a', undefined);
    all.claim(seen, 'a', undefined);
    const lookAway = all.look(seen);
    pass(HOUR - 1);
    all.phone(used, 'a', secret);
    pass(HOUR - 1);
    all.claim('15550000003', 'a', undefined);
    expect(forgotten).toEqual([]);
    lookAway();
    pass(HOUR);
    all.claim('15550000004', 'a', undefined);
    expect(forgotten).toEqual([used, seen, '15550000003']);
  });

  it('may be looked at by five pages', () => {
    const { owners: all } = owners();
    all.claim('15550000001', 'a', undefined);
    const leave = Array.from({ length: 5 }, () => all.look('15550000001'));
    expect(code(() => all.look('15550000001'))).toBe('RATE_LIMITED');
    leave[0]?.();
    expect(code(() => all.look('15550000001'))).toBe('ok');
  });

  it('may ask ten times at once', () => {
    const { owners: all } = owners(['0.0.0.0/0']);
    const secret = all.claim('15550000001', '10.0.0.1', undefined);
    const codes = Array.from({ length: 40 }, () =>
      code(() => all.phone('15550000001', '10.0.0.1', secret)),
    );
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('ok'));
    expect(codes).toContain('RATE_LIMITED');
  });
});

describe('an address', () => {
  it('gets 20 phones at once, so that it guesses few PINs', () => {
    const { owners: all } = owners();
    const codes = Array.from({ length: 30 }, (_, index) =>
      code(() => all.claim(`1555000000${index}`, 'a', undefined)),
    );
    expect(codes.filter((one) => one === 'ok').length).toBeLessThanOrEqual(21);
    expect(codes.at(-1)).toBe('RATE_LIMITED');
  });

  it('of IPv6 counts with its network', () => {
    const { owners: all } = owners();
    const codes = Array.from({ length: 30 }, (_, index) =>
      code(() => all.claim(`1555000000${index}`, `2001:db8::${index}`, undefined)),
    );
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    expect(code(() => all.claim('15550000099', '2001:db8:0:1::1', undefined))).toBe('ok');
  });

  it('may try few secrets', () => {
    const { owners: all } = owners();
    all.claim('15550000001', 'a', undefined);
    const codes = new Set(
      Array.from({ length: 500 }, () => code(() => all.phone('15550000001', 'b', 'guess'))),
    );
    expect(codes).toEqual(new Set(['UNAUTHORIZED', 'RATE_LIMITED']));
  });

  it('that the settings name gets as many phones as there are', () => {
    const { owners: all } = owners(['10.1.0.0/16']);
    const claim = (index: number) =>
      code(() => all.claim(`1555${String(index).padStart(7, '0')}`, '10.1.0.1', undefined));
    for (let index = 0; index < 1000; index++) expect(claim(index)).toBe('ok');
    expect(claim(1000)).toBe('UNAVAILABLE');
  });
});

it('of all phones there are a thousand at once', () => {
  const { owners: all, forgotten, pass } = owners();
  const claim = (index: number) =>
    code(() => all.claim(`1555${String(index).padStart(7, '0')}`, address(index), undefined));
  for (let index = 0; index < 1000; index++) expect(claim(index)).toBe('ok');
  expect(claim(1000)).toBe('UNAVAILABLE');
  pass(HOUR);
  expect(claim(1001)).toBe('ok');
  expect(forgotten).toHaveLength(1000);
});
