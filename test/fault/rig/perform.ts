import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keptOf } from './kept.ts';
import { play } from './play.ts';
import type { GameRecord, Kept } from './record.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './stage.ts';
import { failed, judge, type Verdict } from './verdict.ts';

const OUTPUT = join(import.meta.dirname, '../../output/faults');

/** ms that a game may take, with all that breaks in it, and until its stage is whole again. */
const GAME = 90_000;

/** Plays a scenario once on a stage that is whole, and judges it. A game that does not end is a verdict, too. */
export async function perform(
  scenario: Scenario,
  stage: Stage,
  options: { players: number; repetition: number; signal?: AbortSignal },
): Promise<Verdict> {
  const signal = AbortSignal.any([
    AbortSignal.timeout(GAME),
    ...(options.signal ? [options.signal] : []),
  ]);
  let game: GameRecord | undefined;
  let kept: Kept | undefined;
  let verdict: Verdict;
  try {
    game = await play(scenario, stage, { ...options, signal });
    kept = scenario.vanishes ? undefined : await keptOf(stage, game.id);
    verdict = judge(scenario, game, kept);
  } catch (error) {
    verdict = failed(error instanceof Error ? error.message : String(error));
  }
  const name = `${scenario.name}-${options.repetition + 1}`;
  await keep(name, { verdict, game, kept }, await stage.logs());
  return verdict;
}

/** The records that a game was judged by, for a second look. */
async function keep(name: string, records: object, logs: string): Promise<void> {
  const plain = (_: string, value: unknown) =>
    value instanceof Map ? Object.fromEntries(value) : value;
  await mkdir(OUTPUT, { recursive: true });
  await writeFile(join(OUTPUT, `${name}.json`), JSON.stringify(records, plain, 1));
  await writeFile(join(OUTPUT, `${name}.log`), logs);
}
