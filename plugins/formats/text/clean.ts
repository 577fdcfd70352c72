import { decodeHTML } from 'entities';

/** A text as people read it. */
export interface Cleaned {
  text: string;
  /** Names of the tags that were removed. */
  tags: Set<string>;
  /** Whether entities were decoded. */
  decoded: boolean;
  /** Where its pictures come from. */
  pictures: string[];
}

/** Characters that are looked at: a question has 500. */
const LONGEST = 20_000;

const TAGS =
  'a|abbr|b|big|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|font|h[1-6]|head|hr|html|i|iframe|img|ins|kbd|li|link|mark|meta|ol|p|pre|q|s|samp|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video|audio|source';

/**
 * A tag that HTML knows, with attributes that have values: so "a <b and c> d" stays, and so does LaTeX
 * such as `$a<b$`.
 */
const TAG = new RegExp(
  `<(/?)(${TAGS})((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'<>]+))*)\\s*/?>`,
  'gi',
);

const INVISIBLE = /<!--[\s\S]*?-->|<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi;

/** Tags behind which a line ends. */
const BREAKS = /^(br|hr|p|div|li|tr|h[1-6]|blockquote|pre|dt|dd)$/i;

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;

/** Removes HTML's tags and decodes its entities; what stands high or low stays so, or gets a sign. */
export function clean(raw: string): Cleaned {
  const tags = new Set<string>();
  const pictures: string[] = [];
  let text = raw.slice(0, LONGEST);
  if (text.includes('<')) {
    text = text
      .replace(INVISIBLE, '')
      .replace(SHIFTED, (_, name: string, inner: string) => shifted(name.toLowerCase(), inner))
      .replace(TAG, (_, end: string, name: string, attributes: string) => {
        tags.add(name.toLowerCase());
        if (/^img$/i.test(name)) pictures.push(sourceIn(attributes));
        if (!BREAKS.test(name)) return '';
        return end || /^[bh]r$/i.test(name) ? '\n' : '';
      });
  }
  const plain = text.includes('&') ? text.replace(ENTITY, (entity) => decodeHTML(entity)) : text;
  return { text: tidy(plain), tags, decoded: plain !== text, pictures };
}

const SHIFTED = /<(sup|sub)>([^<>]{1,20})<\/\1>/gi;

const HIGH = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOW = '₀₁₂₃₄₅₆₇₈₉';

/** `x<sup>2</sup>` as x², and not as x2. */
function shifted(name: string, inner: string): string {
  if (/^\d+$/.test(inner)) {
    return [...inner].map((digit) => (name === 'sup' ? HIGH : LOW)[Number(digit)]).join('');
  }
  const sign = name === 'sup' ? '^' : '_';
  return inner.length === 1 ? sign + inner : `${sign}(${inner})`;
}

const sourceIn = (attributes: string): string =>
  (/src\s*=\s*["']?([^"'\s>]{1,200})/i.exec(attributes)?.[1] ?? '')
    .replace('@@PLUGINFILE@@/', '')
    .replace(/^data:.*/, 'in the text');

/** Code in a text: its spaces and lines mean something. */
const CODE = /(^```[^\n]*\n[\s\S]*?\n```$)/m;

/** Without spaces that nobody sees, and empty lines. */
export const tidy = (text: string): string =>
  text.includes('```')
    ? text
        .split(CODE)
        .map((part, index) => (index % 2 === 1 ? part : tidyLines(part)))
        .join('')
        .trim()
    : tidyLines(text).trim();

const tidyLines = (text: string): string =>
  text.replace(/[\t\v\f \u00a0]+/g, ' ').replace(/ ?\n[\n ]*/g, '\n');

/** Writes a text so that {@link clean} gives it back. */
export function guarded(text: string): string {
  const { text: read, tags, decoded } = clean(text);
  if (tags.size === 0 && !decoded && read === text) return text;
  return text
    .replace(ENTITY, (entity) => `&amp;${entity.slice(1)}`)
    .replace(/<(?=[!/a-z])/gi, '&lt;');
}
