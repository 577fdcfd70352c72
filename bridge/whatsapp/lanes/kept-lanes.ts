import type { Keep, Part, PartSource } from '../../../server/plugin.ts';
import type { LaneRules, LaneStore } from './lane-store.ts';
import { type LanesDump, MemoryLaneStore } from './memory-lane-store.ts';

interface LanesPart extends Part<LanesDump> {
  lanes: MemoryLaneStore;
  commands: Omit<LaneStore, 'counts' | 'stats'>;
}

export const part: PartSource<LanesPart, LaneRules> = {
  module: import.meta.url,
  open(now, rules) {
    const lanes = new MemoryLaneStore(rules, now);
    return {
      lanes,
      commands: {
        push: (entries) => lanes.push(entries),
        take: (line) => lanes.take(line),
        finish: (taken, outcome) => lanes.finish(taken, outcome),
        report: (reports) => lanes.report(reports),
        revive: (id, data) => lanes.revive(id, data),
        slow: (line, pause, cut) => lanes.slow(line, pause, cut),
        spend: (line, places) => lanes.spend(line, places),
        settle: (who, line) => lanes.settle(who, line),
      },
      *dump() {
        yield lanes.dump();
      },
      restore: (dump) => lanes.restore(dump),
    };
  },
};

/** Lanes in this process, which outlive it. @param name of the lanes among those of the bridge */
export function keepLanes(keep: Keep, name: string, rules: LaneRules): LaneStore {
  const {
    part: { lanes },
    commands,
  } = keep(`lanes.${name}`, part, rules);
  return {
    ...commands,
    counts: (group) => lanes.counts(group),
    stats: (line) => lanes.stats(line),
  };
}
