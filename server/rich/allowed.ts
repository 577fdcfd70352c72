/** The HTML that texts may have: nothing that loads, links, runs, or is styled. */
import { BadRichText, type Node } from './tree.ts';

const TEXT = ['p', 'br', 'strong', 'em', 'code', 'pre', 'ul', 'ol', 'li'];

/** Attributes of MathML's elements. Their values are limited below. */
const MATHS: Record<string, readonly string[]> = {
  math: ['display'],
  mrow: [],
  mi: ['mathvariant'],
  mn: ['mathvariant'],
  mo: ['fence', 'stretchy', 'minsize', 'maxsize', 'lspace', 'rspace', 'separator', 'mathvariant'],
  mtext: ['mathvariant'],
  mspace: ['width', 'height'],
  msup: [],
  msub: [],
  msubsup: [],
  mfrac: ['linethickness'],
  msqrt: [],
  mroot: [],
  mover: ['accent'],
  munder: ['accentunder'],
  munderover: [],
  mtable: ['columnalign', 'columnspacing', 'rowspacing', 'columnlines', 'rowlines'],
  mtr: [],
  mtd: ['columnalign'],
  mstyle: ['scriptlevel', 'displaystyle'],
  mpadded: ['width', 'height', 'depth', 'lspace', 'voffset'],
  mphantom: [],
  menclose: ['notation'],
};

/** A word, a number, a length, or some of them. */
const VALUE = /^[a-z0-9 .%+-]{1,60}$/;

/**
 * The same with nothing in it but what is allowed. Attributes that are not are left out; so is the
 * source that comes with a formula.
 * @throws BadRichText for any other tag
 */
export function allowed(nodes: readonly Node[], isMaths = false): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (typeof node === 'string') return [node];
    const { tag, attributes, children } = node;
    if (tag === 'annotation' && isMaths) return [];
    if (tag === 'semantics' && isMaths) return allowed(children, isMaths);
    const names = isMaths || tag === 'math' ? MATHS[tag] : TEXT.includes(tag) ? [] : undefined;
    if (!names || (isMaths && tag === 'math')) throw new BadRichText(`<${tag}> is not for texts`);
    const kept = Object.entries(attributes).filter(
      ([name, value]) => names.includes(name) && VALUE.test(value),
    );
    return [
      {
        tag,
        attributes: Object.fromEntries(kept),
        children: allowed(children, isMaths || tag === 'math'),
      },
    ];
  });
}
