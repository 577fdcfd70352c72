/** Formulas as plain text, where they are read without MathML: x², √2, 1/2. */
import { type Element, type Node, textIn } from './tree.ts';

const HIGH = new Map([...'0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻-⁻=⁼(⁽)⁾nⁿiⁱ'].reduce(paired, []));
const LOW = new Map([...'0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋-₋=₌(₍)₎'].reduce(paired, []));

function paired(pairs: [string, string][], sign: string, at: number, all: string[]) {
  if (at % 2 === 0) pairs.push([sign, all[at + 1] ?? '']);
  return pairs;
}

const FRACTIONS: Record<string, string> = {
  '1/2': '½',
  '1/3': '⅓',
  '2/3': '⅔',
  '1/4': '¼',
  '3/4': '¾',
  '1/5': '⅕',
  '1/8': '⅛',
};

const ROOTS: Record<string, string> = { 3: '∛', 4: '∜' };

/** Letters of sets of numbers. */
const SETS: Record<string, string> = { N: 'ℕ', Z: 'ℤ', Q: 'ℚ', R: 'ℝ', C: 'ℂ', P: 'ℙ' };

/** Accents that go onto the letter before them. */
const ACCENTS: Record<string, string> = {
  '⃗': '\u20d7',
  '^': '\u0302',
  ˉ: '\u0304',
  '‾': '\u0305',
  '~': '\u0303',
  '˙': '\u0307',
};

/** Signs with a space on both sides. */
const APART = /^[=≠≈≡≤≥<>+−±∓×÷·⋅→←↔⇒⇐⇔∈∉⊂⊆∪∩∧∨∣∼≅∝]$/u;

/** A formula, without its `math` element, in words and signs. */
export function mathsInWords(nodes: readonly Node[]): string {
  const parts = nodes.map((node, at) => {
    if (typeof node === 'string') return node.replace(/\s+/g, ' ');
    const said = saidOf(node);
    // A sign in front of everything belongs to what is behind it.
    return node.tag === 'mo' && APART.test(said) && at > 0 && nodes.length > 1 ? ` ${said} ` : said;
  });
  return parts
    .join('')
    .replace(/\u2061/g, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/(?<=\p{L}) (?=\()/gu, '');
}

function saidOf({ tag, attributes, children }: Element): string {
  const [first = '', second = '', third = ''] = children.map((child) => mathsInWords([child]));
  switch (tag) {
    case 'mi':
    case 'mn':
    case 'mtext':
    case 'mo': {
      const text = textIn(children).replace(/\s/g, ' ');
      return (attributes.mathvariant === 'double-struck' && SETS[text]) || text;
    }
    case 'msup':
      return first + high(second);
    case 'msub':
      return first + low(second);
    case 'msubsup':
    case 'munderover':
      return `${first}${low(second)}${high(third)}${/[∑∏∫]/u.test(first) ? ' ' : ''}`;
    case 'munder':
      return attributes.accentunder ? first : first + low(second);
    case 'mover':
      if (!attributes.accent) return first + high(second);
      return [...first].length === 1 ? first + (ACCENTS[second] ?? '') : first;
    case 'mfrac':
      if (attributes.linethickness?.startsWith('0')) return `${first} over ${second}`;
      return FRACTIONS[`${first}/${second}`] ?? `${whole(first)}/${whole(second)}`;
    case 'msqrt':
      return `√${whole(mathsInWords(children))}`;
    case 'mroot':
      return (ROOTS[second] ?? `${high(second)}√`) + whole(first);
    case 'mtable':
      return children.map((row) => mathsInWords([row])).join('; ');
    case 'mtr':
      return children.map((cell) => mathsInWords([cell])).join(' ');
    case 'mspace':
      return ' ';
    case 'mphantom':
      return '';
    default:
      return mathsInWords(children);
  }
}

const whole = (text: string): string => (/[\s+−±×·⋅/]/u.test(text.trim()) ? `(${text})` : text);

function high(text: string): string {
  if (text === '∘') return '°';
  if (/^[′″‴]+$/.test(text)) return text;
  return shifted(text, HIGH, '^');
}

const low = (text: string): string => shifted(text, LOW, '_');

function shifted(text: string, signs: Map<string, string>, mark: string): string {
  const compact = text.replace(/ /g, '');
  const all = [...compact].map((sign) => signs.get(sign));
  if (all.every((sign) => sign !== undefined)) return all.join('');
  return [...text].length === 1 ? mark + text : `${mark}(${compact})`;
}
