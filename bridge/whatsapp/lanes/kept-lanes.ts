import type { Keep, Part, PartSource } from '../../../server/plugin.ts';
import type { LaneRules, LaneStore } from './lane-store.ts';
import { type LanesDump, MemoryLaneStore } from './memory-lane-store.ts';

interface LanesPart extends Part<LanesDump> {
  lanes: MemoryLaneStore;
  commands: Omit<LaneStore, 'counts' | 'stats'> & { resume(): Promise<void> };
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
        resume: () => lanes.resume(),
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
    commands: { resume, ...commands },
  } = keep(`lanes.${name}`, part, rules);
  // Whatever is on its way or in doubt now was so in the process before.
  const resumed = (lanes.isUnsettled ? resume() : Promise.resolve()).catch(() => {
    // Their lease ends all the same.
  });
  return {
    ...commands,
    take: (line, ticket) => resumed.then(() => commands.take(line, ticket)),
    counts: (group) => lanes.counts(group),
    stats: (line) => lanes.stats(line),
  };
}
