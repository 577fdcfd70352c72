/** The owner of a phone. */
export interface Owner {
  /** Digits, with the country code. */
  number: string;
  name: string;
}

const NAMES = [
  'Ana',
  'Ben',
  'Chloé',
  'Davi',
  'Emi',
  'Femi',
  'Giulia',
  'Hana',
  'Ivo',
  'Júlia',
  'Kofi',
];
const LAST = 'qrush.phone';
const nameKey = (number: string) => `qrush.phone.${number}`;

/** Somebody who might be: 555-01xx numbers are nobody's. */
export function randomOwner(): Owner {
  const pick = (below: number) => Math.floor(Math.random() * below);
  const area = 201 + pick(700);
  const line = String(100 + pick(100)).padStart(4, '0');
  return { number: `1${area}555${line}`, name: NAMES[pick(NAMES.length)] ?? 'Ana' };
}

/**
 * The owner from before. `?phone=` names the phone: several windows can be several phones.
 * Undefined on a first visit.
 */
export function knownOwner(search: string): Owner | undefined {
  const asked = digitsOf(new URLSearchParams(search).get('phone') ?? '');
  const number = asked || localStorage.getItem(LAST);
  if (!number) return undefined;
  const name = localStorage.getItem(nameKey(number));
  if (name) return { number, name };
  return asked ? { number, name: randomOwner().name } : undefined;
}

export function keepOwner({ number, name }: Owner): void {
  localStorage.setItem(LAST, number);
  localStorage.setItem(nameKey(number), name);
}

export const digitsOf = (text: string): string => text.replaceAll(/\D/g, '').slice(0, 15);

/** A number as it is dialled: +1 415 555 0123. */
export function shownNumber(number: string): string {
  const american = /^1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return american ? `+1 ${american.slice(1).join(' ')}` : `+${number}`;
}
