/** Markdown and formulas become HTML of a few tags; whatever else is in a text stays as it is. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allowed } from '../../../server/rich/allowed.ts';
import { render } from '../../../server/rich/render.ts';
import type { Room } from '../../../server/rich/signs.ts';
import { parse, write } from '../../../server/rich/tree.ts';
import { inWords } from '../../../server/rich/words.ts';
import { hostile, ordinary } from '../../support/marked-up.ts';

const rooms: Room[] = ['line', 'text', 'article'];
const html = (text: string, room: Room = 'text') => render({ text, room }).html;
const words = (text: string, room: Room = 'text') => inWords(html(text, room) ?? text);

it.each([
  ['a **b** *c* _d_', 'a <strong>b</strong> <em>c</em> <em>d</em>'],
  ['`a*b*`', '<code>a*b*</code>'],
  ['one *two*\nthree', 'one <em>two</em><br>three'],
  ['*a*\n\nb', '<p><em>a</em></p><p>b</p>'],
  [
    '```js\nif (a < b)\n    c();\n```\nWhat?',
    '<pre><code>if (a &lt; b)\n    c();\n</code></pre><p>What?</p>',
  ],
  ['$x^2$', '<math><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math>'],
  ['$$x$$', '<math display="block"><mrow><mi>x</mi></mrow></math>'],
  ['<b>*a*</b> &amp;', '&lt;b&gt;<em>a</em>&lt;/b&gt; &amp;amp;'],
  ['# *a*\n> b\n---', '# <em>a</em><br>&gt; b<br>---'],
  ['[*a*](https://evil.example) ![](x)', '[<em>a</em>](https://evil.example) ![](x)'],
  ['\\*a\\* and \\$b$', '*a* and $b$'],
  ['\\$5 to $x$', '$5 to <math><mrow><mi>x</mi></mrow></math>'],
])('%j is marked up', (text, expected) => {
  expect(html(text)).toBe(expected);
});

it.each([
  '2 * 3 * 4',
  '2*3*4',
  'snake_case_name',
  '__init__ and __name__',
  '*args and **kwargs',
  '$5 and $10',
  '$5-$10',
  "It's $5, not 6$.",
  'US$5 and CA$6',
  '$HOME/$USER',
  'a_1 and b_2',
  '5 * x = 10 * y',
  'Which is right: * or **?',
  'an * asterisk',
  '¯\\(ツ)/¯',
  'C:\\new_files\\_old',
])('%j stays as it is', (text) => {
  for (const room of rooms) expect(html(text, room)).toBeUndefined();
});

it('has lists in explanations only, and takes no date or dash for one', () => {
  expect(html('- a\n- b', 'article')).toBe('<ul><li>a</li><li>b</li></ul>');
  expect(html('1. a\n2. *b*', 'article')).toBe('<ol><li>a</li><li><em>b</em></li></ol>');
  expect(html('- a\n- b', 'text')).toBeUndefined();
  expect(html('1969. The Moon.\nThen nothing.', 'article')).toBeUndefined();
  expect(html('5. May 1945\n8. May 1945', 'article')).toBeUndefined();
  expect(html('- So it is.', 'article')).toBeUndefined();
});

it('names a formula that cannot be read, and leaves it as it is', () => {
  const { html: shown, problems } = render({ text: '$\\frac{1$ and `x`', room: 'text' });
  expect(shown).toBe('$\\frac{1$ and <code>x</code>');
  expect(problems).toEqual([
    "The formula “\\frac{1” cannot be read: Unexpected end of input in a macro argument, expected '}'.",
  ]);
  expect(render({ text: '$\\href{javascript:alert(1)}{x}$', room: 'text' }).html).not.toMatch(
    /href=/,
  );
});

it.each([
  ['$x^2 + y_1 \\le \\frac12$', 'x² + y₁ ≤ ½'],
  ['$\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}$', '(−b ± √(b² − 4ac))/2a'],
  ['$\\sqrt[3]{8}$, $\\sqrt2$, $90^\\circ$', '∛8, √2, 90°'],
  ['$\\sum_{i=1}^n i$', '∑_(i=1)ⁿ i'],
  ['$\\sin(x) \\to \\infty$, $x \\in \\mathbb{R}$', 'sin(x) → ∞, x ∈ ℝ'],
  ['$\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$', '(1 2; 3 4)'],
  ['$e^{i\\pi}$, $\\text{if } x$', 'e^(iπ), if x'],
  ['**bold**, `code`', 'bold, code'],
])('%j reads %j in plain text', (text, expected) => {
  expect(words(text)).toBe(expected);
});

it('puts lists and lines into plain text', () => {
  expect(words('So:\n\n- *a*\n- b\n\nand `c`', 'article')).toBe('So:\n• a\n• b\nand c');
  expect(words('1. a\n2. b', 'article')).toBe('1. a\n2. b');
  expect(words('```\nif x:\n    y\n```\nWhat?')).toBe('if x:\n    y\nWhat?');
});

it('gives nothing but allowed tags, and is read back as it is, whatever the text', () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom(...rooms), (text, room) => {
      const shown = html(text, room);
      if (shown === undefined) return;
      const tree = parse(shown);
      expect(write(tree)).toBe(shown);
      // All of it is allowed already, attributes too.
      expect(write(allowed(tree))).toBe(shown);
    }),
    { numRuns: 1000 },
  );
});

it('leaves texts of people as they are', () => {
  fc.assert(
    fc.property(ordinary, fc.constantFrom(...rooms), (text, room) => {
      expect(html(text, room)).toBeUndefined();
    }),
    { numRuns: 1000 },
  );
});

it('keeps every letter and digit of a text without formulas', () => {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  fc.assert(
    fc.property(hostile, (text) => {
      const plain = text.replace(/[$\\]|```.*/g, '');
      const shown = html(plain);
      if (shown !== undefined) expect(letters(inWords(shown))).toBe(letters(plain));
    }),
    { numRuns: 1000 },
  );
});

it.each([
  '<script>alert(1)</script>',
  '<p onclick="x">a</p>',
  '<p>a',
  'a</p>',
  '<a href="https://evil.example">a</a>',
  '<math><mtext><img src="x"></mtext></math>',
  '<math><mi><p>a</p></mi></math>',
  '<math><annotation-xml encoding="text/html"><p>a</p></annotation-xml></math>',
  '<svg></svg>',
  '<!-- a -->',
  'a & b',
])('%j passes as no HTML of a text, or with nothing left that acts', (text) => {
  try {
    expect(write(allowed(parse(text)))).toBe('<p>a</p>');
  } catch (error) {
    expect(error).toMatchObject({ name: 'BadRichText' });
  }
});
