import { Inputs, type Kind } from './kind.ts';
import type { Stage } from './stage.ts';
import { Tally } from './tally.ts';

/** Share of the inputs after which memory is measured from: caches are full, code is compiled. */
const WARM = 0.25;

/** MB that a process may grow by after that. Garbage not yet collected is in it. */
export const FLAT = 150;

/** One kind of input in one setting. */
export interface Row {
  kind: string;
  setting: string;
  tally: Tally;
  /** MB of each process, warm and at the end. */
  warm: number[];
  end: number[];
  /** s */
  took: number;
}

/** Sends all inputs of a kind. @param from the index of the first */
export async function fuzz(
  stage: Stage,
  kind: Kind,
  { seed, from, count }: { seed: number; from: number; count: number },
): Promise<Row> {
  const inputs = new Inputs(kind.name, seed, from, count);
  const tally = new Tally();
  const startedAt = performance.now();
  let warm: number[] | undefined;
  const lane = async () => {
    for (let batch = inputs.take(kind.batch); batch.length > 0; batch = inputs.take(kind.batch)) {
      try {
        await kind.send({ stage, tally }, batch);
      } catch (error) {
        const why = error instanceof Error ? error.message : error;
        tally.crashed(`from input ${batch[0]?.index} on: ${why}`);
      }
      if (tally.inputs >= count * WARM) warm ??= stage.rss();
      for (const fault of stage.faults()) tally.crashed(fault);
      if (tally.crashes > 100) return;
    }
  };
  await Promise.all(Array.from({ length: kind.lanes }, lane));
  const end = stage.rss();
  return {
    kind: kind.name,
    setting: stage.setting,
    tally,
    warm: warm ?? end,
    end,
    took: (performance.now() - startedAt) / 1000,
  };
}

/** Its problems, in words. */
export function wrongWith({ kind, setting, tally, warm, end }: Row): string[] {
  const grown = Math.max(...end.map((megabytes, at) => megabytes - (warm[at] ?? 0)));
  return [
    ...tally.problems,
    ...(grown > FLAT ? [`a process grew by ${grown} MB: more than ${FLAT}`] : []),
  ].map((problem) => `${kind}, ${setting}: ${problem}`);
}
