import type { Profiler } from 'node:inspector';
import { escaped } from '../report/markup.ts';

/** One call in its stack, with all that was called from it. */
interface Frame {
  name: string;
  /** µs, those of its callees included. */
  time: number;
  callees: Map<string, Frame>;
}

const WIDTH = 1200;
const ROW = 16;

/** Part of the whole below which a frame is left out: it keeps the picture small. */
const LEAST = 0.003;

/** px of a letter. */
const LETTER = 6.2;

/** Samples that are not work of the server: waiting, and the profiler itself. */
const LEFT_OUT = /^\((idle|program)\)$|^post node:inspector/;

/** Draws a CPU profile as a flame graph: the wider, the more time; callees hang from their callers. */
export function flameGraph(profile: Profiler.Profile, title: string): string {
  const root = stacks(profile);
  const boxes: string[] = [];
  let depth = 0;
  const draw = (frame: Frame, at: number, row: number): void => {
    depth = Math.max(depth, row);
    const width = (frame.time / root.time) * WIDTH;
    const share = `${((frame.time / root.time) * 100).toFixed(1)} %`;
    const letters = Math.floor(width / LETTER);
    const label = letters > 3 ? frame.name.slice(0, letters) : '';
    const hue = 20 + (frame.name.length % 7) * 6;
    boxes.push(
      `<g transform="translate(${at.toFixed(1)} ${row * ROW})"><title>${escaped(frame.name)}: ${share}</title><rect width="${Math.max(0.5, width - 0.5).toFixed(1)}" height="${ROW - 1}" fill="hsl(${hue} 85% 65%)"/><text x="2" y="11">${escaped(label)}</text></g>`,
    );
    let left = at;
    for (const callee of [...frame.callees.values()].sort((a, b) => b.time - a.time)) {
      if (callee.time < root.time * LEAST) continue;
      draw(callee, left, row + 1);
      left += (callee.time / root.time) * WIDTH;
    }
  };
  draw({ ...root, name: title }, 0, 0);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${(depth + 1) * ROW}" font-family="monospace" font-size="10">
<title>${escaped(title)}</title>
${boxes.join('\n')}
</svg>
`;
}

/** Adds up the samples by stack. */
function stacks({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Frame {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const callers = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const root: Frame = { name: '', time: 0, callees: new Map() };
  for (const [index, sample] of samples.entries()) {
    const stack: string[] = [];
    for (let id: number | undefined = sample; id !== undefined; id = callers.get(id)) {
      const frame = byId.get(id)?.callFrame;
      if (frame) stack.push(nameOf(frame));
    }
    if (stack.some((name) => LEFT_OUT.test(name))) continue;
    const time = timeDeltas[index] ?? 0;
    root.time += time;
    let frame = root;
    // The last one is "(root)".
    for (const name of stack.slice(0, -1).reverse()) {
      const callee = frame.callees.get(name) ?? { name, time: 0, callees: new Map() };
      frame.callees.set(name, callee);
      callee.time += time;
      frame = callee;
    }
  }
  return root;
}

function nameOf({ functionName, url, lineNumber }: Profiler.Profile['nodes'][number]['callFrame']) {
  const file = url.split('/').slice(-2).join('/');
  return file ? `${functionName || 'anonymous'} ${file}:${lineNumber + 1}` : functionName;
}
