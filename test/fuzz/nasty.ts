import type { Source } from './source.ts';

/** Text that stands in JSON as it is, whether it is JSON or not. */
export class Raw {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const deep = (depth: number, open: string, close: string) =>
  new Raw(`${open.repeat(depth)}1${close.repeat(depth)}`);

export const NASTY_TEXTS = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  '\0',
  '\ud800',
  'a\udc00b',
  '\u202eabc',
  '\u2066abc\u2069',
  '\u200b',
  '\u3164',
  '\ufeffBOM',
  `a${'\u0301'.repeat(199)}`,
  '👩‍👩‍👧‍👦',
  '🇺🇳',
  '\ufdfa'.repeat(60),
  '__proto__',
  'constructor',
  'toString',
  '../../../../etc/passwd',
  '%00',
  '%c0%ae',
  "'; drop table quiz; --",
  '<img src=x onerror=alert(1)>',
  '=1+1;@SUM(A1)',
  '$' + '{jndi:ldap://127.0.0.1/a}',
  '{{7*7}}',
  'line\r\nbreak: yes',
  '1e999',
  'x'.repeat(300),
  'x'.repeat(20_000),
  '0 '.repeat(2000),
  'ﬀ'.repeat(1000),
] as const;

const NASTY_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  999,
  1e308,
  2 ** 53,
  new Raw('-0'),
  new Raw('1e999'),
  new Raw('NaN'),
  new Raw('-Infinity'),
  new Raw('undefined'),
  new Raw('"\\ud800"'),
  new Raw('"\\x"'),
  new Raw('{"__proto__":{"admin":true}}'),
  new Raw('{"a":1,"a":2}'),
  deep(50, '[', ']'),
  deep(3000, '[', ']'),
  deep(2000, '{"a":', '}'),
  [],
  [[]],
  [0, 0, 0],
  Array.from({ length: 3000 }, (_, at) => at),
  {},
  { constructor: { prototype: { admin: true } } },
  new Raw('{"toString":1,"valueOf":1,"toJSON":1,"then":1}'),
  { length: 1e9 },
  { _placeholder: true, num: 0 },
  { type: 'Buffer', data: [1, 2, 3] },
];

/** A value that nobody expects. */
export const nasty = (source: Source): unknown =>
  source.chance(0.5) ? source.pick(NASTY_TEXTS) : source.pick(NASTY_VALUES);

/** As JSON, or nearly. */
export function encode(value: unknown): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map(encode).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).map(([key, of]) => `${JSON.stringify(key)}:${encode(of)}`);
  return `{${fields.join(',')}}`;
}
