import { findNodeAtLocation, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { lineAt } from '../text/decode.ts';

/** A JSON text with the line of each item of a list in it. */
export interface Positioned {
  value: unknown;
  /** Lines of the items, in their order. */
  lines: number[];
}

/** Input that is no JSON, and the line where it goes wrong. */
export class BadJson extends Error {
  override name = 'BadJson';
  readonly line: number;

  constructor(line: number) {
    super(`line ${line} is not JSON`);
    this.line = line;
  }
}

/**
 * Reads JSON.
 * @param list where the list is in it; empty when the whole text is one
 * @throws BadJson
 */
export function readJson(text: string, list: (value: unknown) => string[]): Positioned {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadJson(lineAt(text, firstError(text)));
  }
  const tree = parseTree(text);
  const node = tree && findNodeAtLocation(tree, list(value));
  return { value, lines: linesOf(text, node?.children ?? []) };
}

function firstError(text: string): number {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  return errors[0]?.offset ?? text.length;
}

/** One pass over the text, however many items there are. */
function linesOf(text: string, items: Node[]): number[] {
  let line = 1;
  let at = 0;
  return items.map(({ offset }) => {
    for (; at < offset; at += 1) if (text.charCodeAt(at) === 10) line += 1;
    return line;
  });
}
