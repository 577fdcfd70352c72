import type { RateDump } from './line-rate.ts';
import type { Item, Lane, Line } from './memory-lane.ts';

/** An entry; its lane is told by its number in the dump. */
type ItemDump = Omit<Item, 'lane'> & { lane: number };

/** A lane; its line is told by its name, and its entries by their numbers. */
type LaneDump = Omit<Lane, 'line' | 'waiting' | 'current'> & {
  line: string;
  waiting: number[];
  current?: { item: number; token?: string | undefined } | undefined;
};

interface LineDump {
  name: string;
  rate: RateDump;
  /** Lanes in the order in which they are looked at, and when. */
  ready: [lane: number, at: number][];
}

/** Lanes, lines and entries: what refers to each other, by numbers. */
export interface Graph {
  items: ItemDump[];
  /** Of the entries: those that are known by their id. */
  known: number[];
  lanes: LaneDump[];
  /** Of the lanes: those that are known by their name. */
  named: number[];
  lines: LineDump[];
}

/** The content of a store. */
export interface Held {
  items: Map<string, Item>;
  lanes: Map<string, Lane>;
  lines: Map<string, Line>;
}

/** Numbers things in the order in which they are first met. */
class Numbers<Thing extends object> {
  readonly all: Thing[] = [];
  readonly #numbers = new Map<Thing, number>();

  of(thing: Thing): number {
    const number = this.#numbers.get(thing) ?? this.all.push(thing) - 1;
    this.#numbers.set(thing, number);
    return number;
  }
}

export function dumpGraph(held: Held): Graph {
  const items = new Numbers<Item>();
  const lanes = new Numbers<Lane>();
  const known = [...held.items.values()].map((item) => items.of(item));
  const named = [...held.lanes.values()].map((lane) => lanes.of(lane));
  const lines = [...held.lines.values()].map(({ name, rate, ready }): LineDump => {
    const looked = [...ready].map(([lane, at]): [number, number] => [lanes.of(lane), at]);
    return { name, rate: rate.dump(), ready: looked };
  });
  // One may lead to others that nothing else leads to.
  const dumpedLanes: LaneDump[] = [];
  const dumpedItems: ItemDump[] = [];
  while (dumpedItems.length < items.all.length || dumpedLanes.length < lanes.all.length) {
    for (const item of items.all.slice(dumpedItems.length))
      dumpedItems.push({ ...item, lane: lanes.of(item.lane) });
    for (const { line, waiting, current, ...lane } of lanes.all.slice(dumpedLanes.length)) {
      dumpedLanes.push({
        ...lane,
        line: line.name,
        waiting: waiting.map((item) => items.of(item)),
        ...(current && { current: { ...current, item: items.of(current.item) } }),
      });
    }
  }
  return { items: dumpedItems, known, lanes: dumpedLanes, named, lines };
}

/** @param line gives the line of a name */
export function restoreGraph(graph: Graph, held: Held, line: (name: string) => Line): void {
  const lanes = graph.lanes.map(
    (lane): Lane => ({ ...lane, line: line(lane.line), waiting: [], current: undefined }),
  );
  const at = <Thing>(things: Thing[], number: number): Thing => things[number] as Thing;
  const items = graph.items.map((item): Item => ({ ...item, lane: at(lanes, item.lane) }));
  for (const [number, { waiting, current }] of graph.lanes.entries()) {
    const lane = at(lanes, number);
    lane.waiting = waiting.map((item) => at(items, item));
    if (!current) continue;
    const { token } = current;
    lane.current = { item: at(items, current.item), ...(token !== undefined && { token }) };
  }
  for (const number of graph.known) held.items.set(at(items, number).id, at(items, number));
  for (const number of graph.named) held.lanes.set(at(lanes, number).name, at(lanes, number));
  for (const { name, rate, ready } of graph.lines) {
    line(name).rate.restore(rate);
    for (const [lane, when] of ready) line(name).ready.set(at(lanes, lane), when);
  }
}
