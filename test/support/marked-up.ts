/** Texts that are marked up, or look like it. */
import fc from 'fast-check';

const SIGNS = [
  ...'ab1 .,*_`$\\{}^~#>-+=|&<"\'()[]!:\n\t',
  '**',
  '__',
  '$$',
  '```',
  '\n\n',
  '- ',
  '1. ',
  'é',
  '👍',
  '&lt;',
  '&#x3C;',
  '&NewLine;',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<!--',
  '</p>',
  '<![CDATA[',
  '](javascript:alert(1))',
  'https://evil.example',
  '\\frac{1}{2}',
  '\\href{javascript:alert(1)}{x}',
  '\\htmlStyle{color:red}{x}',
  '\\includegraphics{x}',
  '\\text{<img src=x onerror=alert(1)>}',
  '\\color{red}',
  '\\rule{9em}{9em}',
  '\\begin{matrix}a&b\\\\c\\end{matrix}',
  '\\def\\a{\\a\\a}\\a',
  '\\unicode{x}',
  '\\sqrt{x}',
];

const slip = fc.constantFrom(...SIGNS);

/** A piece that is marked up, if what is in it does not stop it. */
const piece = fc
  .tuple(
    fc.constantFrom('*', '**', '_', '`', '$', '$$', '```\n'),
    fc.array(slip, { maxLength: 4 }).map((parts) => parts.join('')),
  )
  .map(([mark, inner]) => ` ${mark}a${inner}b${mark === '```\n' ? `\n${mark}` : mark} `);

/** Texts that an attacker would write, and slips. */
export const hostile = fc
  .array(fc.oneof({ arbitrary: slip, weight: 2 }, piece), { minLength: 1, maxLength: 20 })
  .map((parts) => parts.join('').slice(0, 500));

/** Signs as people use them who mark up nothing. */
const SIGNED = [
  '$5',
  '$1,000',
  '10$',
  '3 * 4',
  '2*3*4',
  'a * b',
  'snake_case',
  '_',
  '*',
  'x_1',
  'file_name.txt',
  '#1',
  '50 %',
  '<3',
  'R&D',
  '^_^',
  '(*)',
  '"_"',
  'C#',
  '~5',
];

/** Sentences with such signs in them. */
export const ordinary = fc
  .array(
    fc.oneof(fc.constantFrom('Who', 'is', 'it', 'cafe', '42', '日本'), fc.constantFrom(...SIGNED)),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((words) => words.join(' '));
