/** A run of text in a file: the line it begins on, and its words on one line. */
export interface Paragraph {
  readonly line: number;
  readonly text: string;
}

/** The comments of a source file (TypeScript, CSS): a block, or neighbouring `//` lines, each paragraph alone. */
export function comments(source: string): Paragraph[] {
  const found: Paragraph[] = [];
  const lines = source.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const first = index + 1;
    const written: string[] = [];
    const block = /(?:^|[\s{(])\/\*+(.*)$/.exec(lines[index] ?? '');
    if (block) {
      let rest = block[1] ?? '';
      while (!rest.includes('*/') && index + 1 < lines.length) {
        written.push(rest.replace(/^\s*\*(?!\/)/, ''));
        rest = lines[++index] ?? '';
      }
      written.push(rest.replace(/\*\/.*$/, '').replace(/^\s*\*/, ''));
    } else {
      let own = /^\s*\/\/(.*)$/.exec(lines[index] ?? '');
      if (own) {
        while (own) {
          written.push(own[1] ?? '');
          own = /^\s*\/\/(.*)$/.exec(lines[index + 1] ?? '');
          if (own) index++;
        }
      } else {
        const trailing = /[;,{}()\]]\s+\/\/ (.*)$/.exec(lines[index] ?? '');
        if (trailing) written.push(trailing[1] ?? '');
      }
    }
    found.push(...paragraphs(written, first));
  }
  return found;
}

/** The paragraphs, list items and table cells of a Markdown page, without code, quotations and headings. */
export function prose(source: string): Paragraph[] {
  const kept: string[] = [];
  let fenced = false;
  for (const line of source.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    const skipped = fenced || /^\s*(?:```|~~~|#|>|<!--)/.test(line);
    kept.push(skipped ? '' : line);
  }
  return paragraphs(kept, 1);
}

/** The strings of a source file or catalogue that read as sentences: with a space in them. */
export function strings(source: string): Paragraph[] {
  const found: Paragraph[] = [];
  for (const [index, line] of source.split('\n').entries()) {
    if (/^\s*(?:\*|\/\/|\/\*)/.test(line)) continue;
    for (const [, , text = ''] of line.matchAll(
      /(['"`])((?:\\.|(?!\1)[^\\])* (?:\\.|(?!\1)[^\\])*)\1/g,
    )) {
      found.push({ line: index + 1, text: text.replaceAll('\\n', ' ') });
    }
  }
  return found;
}

/** Lines joined to paragraphs, which end at an empty line, an item of a list, a cell or a tag. */
function paragraphs(lines: readonly string[], first: number): Paragraph[] {
  const found: { line: number; text: string }[] = [];
  let open = false;
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '') {
      open = false;
    } else if (line.startsWith('|')) {
      for (const cell of line.split('|')) found.push({ line: first + index, text: cell.trim() });
      open = false;
    } else if (open && !/^(?:[-*] |\d+\. |@\w)/.test(line)) {
      const last = found.at(-1);
      if (last) last.text += ` ${line}`;
    } else {
      found.push({ line: first + index, text: line });
      open = true;
    }
  }
  return found;
}
