import { PATTERNS, type Pattern } from './patterns.ts';

export interface Finding {
  readonly pattern: Pattern;
  readonly sentence: string;
}

/** Every sentence of a text that has one of the patterns. Its lists' marks, tags and code are not looked at. */
export function findings(text: string): Finding[] {
  const found: Finding[] = [];
  for (const sentence of sentences(text)) {
    const said = plain(sentence);
    for (const pattern of PATTERNS) {
      if (pattern.find.test(said)) found.push({ pattern, sentence });
    }
  }
  return found;
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?]["'”’)*]*)\s+(?=["'“‘(*`]*\p{Lu})/u);
}

/** The sentence alone: no code, no quotation, no mark of a list, no tag, no emphasis. */
function plain(sentence: string): string {
  return sentence
    .replace(/`[^`]*`/g, 'code')
    .replace(/"[^"]*"|“[^”]*”/g, 'quoted')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/^(?:[-*] |\d+\. )+/, '')
    .replace(/^@\w+(?:\s+\{[^}]*\})?\s*/, '')
    .replace(/^\*\*([^*]*)\*\*/, '$1')
    .replace(/^[[(*_]+/, '');
}
