/** Captions: what is read, what is left of it, and that nothing else comes through. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadCaptions } from '../../../server/media/captions/bad-captions.ts';
import { type Cue, LARGEST_CAPTIONS, MOST_CUES } from '../../../server/media/captions/cue.ts';
import { cueText } from '../../../server/media/captions/cue-text.ts';
import { readCaptions } from '../../../server/media/captions/read-captions.ts';
import { takeCaptions } from '../../../server/media/captions/take-captions.ts';
import { writeCaptions } from '../../../server/media/captions/write-captions.ts';
import { knownKind } from '../../../server/media/kinds.ts';

const VTT = `WEBVTT - a talk
Kind: captions

NOTE by Ana

STYLE
::cue { color: red }

REGION
id:fred

first
00:01.500 --> 00:04.000 region:fred line:0 align:start
<v.loud Ana>Hello, <c.red>you</c> & <b>all</b></v>

1:00:05.000 --> 1:00:06.000
- Two
- lines
`;

const SRT = `\u{feff}1
00:00:01,500 --> 00:00:04,000
{\\an8}<font color="#fff">Hello</font>, you
& <i>all</i>

2
00:00:05,000 --> 00:00:06,000  X1:1 Y1:2


3
00:00:07,000 --> 00:00:08,000
1 < 2
`;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const refusalOf = (text: string): string | undefined => {
  try {
    takeCaptions(bytesOf(text));
    return undefined;
  } catch (error) {
    if (!(error instanceof BadCaptions)) throw error;
    return error.message;
  }
};

describe('captions', () => {
  it('are read from WebVTT without what is not words', () => {
    expect(readCaptions(VTT)).toEqual([
      {
        start: 1500,
        end: 4000,
        place: 'line:0 align:start',
        text: '<v Ana>Hello, you &amp; <b>all</b></v>',
      },
      { start: 3_605_000, end: 3_606_000, place: '', text: '- Two\n- lines' },
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('are read from SRT whose lines end in %j', (end) => {
    const { bytes, cues } = takeCaptions(bytesOf(SRT.replaceAll('\n', end)));
    expect(cues).toBe(2);
    expect(new TextDecoder().decode(bytes)).toBe(
      'WEBVTT\n\n00:00:01.500 --> 00:00:04.000\nHello, you\n&amp; <i>all</i>\n\n00:00:07.000 --> 00:00:08.000\n1 &lt; 2\n',
    );
  });

  it('come in the order of their times', () => {
    const later = '2\n00:00:05,000 --> 00:00:06,000\nb\n';
    const cues = readCaptions(`${later}\n1\n00:00:01,000 --> 00:00:02,000\na\n`);
    expect(cues.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  const cue = '00:01.000 --> 00:02.000\nHello\n\n';
  it.each<[string, string, RegExp]>([
    ['that are none', 'hello', /no captions.*WebVTT.*SRT.*UTF-8/],
    ['that are missing', 'WEBVTT\n\nNOTE nothing yet\n', /no captions in this file/],
    ['without words', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<i> </i>\n', /no captions in this file/],
    ['without times', `WEBVTT\n\n${cue}Hello\nyou\n`, /^Line 6: .*times/],
    ['with times of another kind', 'WEBVTT\n\n1\n0:1 --> 0:2\nHello\n', /^Line 4: .*times/],
    [
      'that end before they begin',
      'WEBVTT\n\n00:02.000 --> 00:01.000\nHi\n',
      /^Line 3: .*end after/,
    ],
    ['at a minute that no hour has', 'WEBVTT\n\n00:61.000 --> 00:62.000\nHi\n', /^Line 3: /],
    ['of which two run together', `WEBVTT\n\n${cue.trim()}\n${cue}`, /^Line 5: an empty line/],
    ['that begin in the header', `WEBVTT\n${cue}`, /^Line 2: an empty line/],
    ['of which there are too many', `WEBVTT\n\n${cue.repeat(MOST_CUES + 1)}`, /more than 2000/],
    [
      'that are longer once written out',
      `WEBVTT\n\n${cue.replace('Hello', '&'.repeat(100_000))}`,
      /256 KB/,
    ],
  ])('%s are refused', (_what, text, message) => {
    expect(refusalOf(text)).toMatch(message);
  });

  it('in another encoding are refused', () => {
    const latin1 = Buffer.from(SRT.slice(1).replace('all', 'caf\xe9'), 'latin1');
    expect(() => takeCaptions(latin1)).toThrow(/UTF-8/);
  });
});

describe('the words of a caption', () => {
  it.each([
    ['<script>alert(1)</script>', 'alert(1)'],
    ['<img src=x onerror=alert(1)>Hi', 'Hi'],
    ['<b><i>a</b>b</i>', '<b><i>a</i></b>b'],
    ['<i>open', '<i>open</i>'],
    ['</i>closed', 'closed'],
    ['a < b > c', 'a &lt; b &gt; c'],
    ['&lt;b&gt; &amp;lt; &#39;&#x41;&#10;', "&lt;b&gt; &amp;lt; 'A"],
    ['--&gt;', '--&gt;'],
    ['<v &#45;&#45;>a', 'a'],
    ['<v Ana -->a', '<v Ana>a</v>'],
    [`<v ${'Ana '.repeat(99)}>a`, `<v ${'Ana '.repeat(25).trim()}>a</v>`],
    ['<i>'.repeat(99), ''],
    [`${'<i>'.repeat(99)}a`, `${'<i>'.repeat(10)}a${'</i>'.repeat(10)}`],
    ['<00:01.000>sung', 'sung'],
    ['a\n<c>\n</c>b', 'a\nb'],
    ['<ruby>漢<rt>kan</rt></ruby>', '漢kan'],
  ])('%j are %j', (raw, text) => {
    expect(cueText(raw)).toBe(text);
  });
});

/** Texts of what is likely to lead a reader astray. */
const odd = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '<',
          '>',
          '</',
          '&',
          ';',
          '#',
          '-->',
          '\n',
          '\n\n',
          '\r',
          ' ',
          '.',
          ':',
          '{\\',
          '}',
          '-',
        ],
        ...['b', 'i', 'v Ana', 'c.x', 'script', 'amp', 'lt', '#45', '\0', '\u00a0', '\u2028'],
        ...['WEBVTT', 'NOTE', 'STYLE', '00:01.000', '00:00:02,000', 'line:0', 'align:start'],
        ...['\n\n00:01.000 --> 00:02.000\n', '<b>', '</b>', '<v Ana>', '</v>', '<i>'],
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

const cue: fc.Arbitrary<Cue> = fc
  .record({
    start: fc.integer({ min: 0, max: 1_000_000_000 }),
    length: fc.integer({ min: 1, max: 1_000_000 }),
    place: fc.constantFrom('', 'line:0', 'line:-1 position:20% align:start', 'size:33.3%'),
    text: odd.map((raw) => cueText(raw.replaceAll('-->', ''))),
  })
  .filter(({ text }) => text !== '')
  .map(({ length, ...rest }) => ({ ...rest, end: rest.start + length }));

describe('whatever comes', () => {
  it('is read, or refused with a reason', () => {
    const file = fc.oneof(
      odd,
      odd.map((text) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}`),
      odd.map((text) => `1\n00:00:01,000 --> 00:00:02,000\n${text}`),
    );
    fc.assert(
      fc.property(file, (text) => {
        const why = refusalOf(text);
        if (why === undefined) expect(knownKind(bytesOf(text)).kind).toBe('captions');
        else expect(why).toMatch(/\.$/);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          takeCaptions(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(BadCaptions);
        }
      }),
    );
  });

  it('is written so that it is read as the same again', () => {
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 20 }), (given) => {
        const cues = given.toSorted((one, other) => one.start - other.start);
        expect(readCaptions(writeCaptions(cues))).toEqual(cues);
      }),
      { numRuns: 1000 },
    );
  });

  it('is taken again byte for byte, and stays as small', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const file = bytesOf(`WEBVTT\n\n00:01.000 --> 00:02.000\nx${text}`);
        let taken: Uint8Array;
        try {
          taken = takeCaptions(file).bytes;
        } catch {
          return;
        }
        expect(taken.length).toBeLessThanOrEqual(LARGEST_CAPTIONS);
        expect(takeCaptions(taken).bytes).toEqual(taken);
      }),
      { numRuns: 1000 },
    );
  });

  it('has no mark but those four, each closed', () => {
    fc.assert(
      fc.property(odd, (raw) => {
        const text = cueText(raw);
        const open: string[] = [];
        for (const [, slash, name = ''] of text.matchAll(/<(\/?)([^<> ]*)[^<>]*>/g)) {
          if (slash) expect(open.pop()).toBe(name);
          else open.push(name);
          expect(['b', 'i', 'u', 'v']).toContain(name);
        }
        expect(open).toEqual([]);
        expect(text.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
        expect(text).not.toContain('-->');
        expect(text.split('\n').every((line) => line.trim() !== '') || text === '').toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
