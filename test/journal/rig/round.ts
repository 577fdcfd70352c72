import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '../../../bridge/whatsapp/simulator/simulator.ts';
import type { Deadly } from '../../fault/fixtures/mortal.ts';
import { Game, type GameOptions, type GameVerdict, PLAYERS } from './game.ts';
import type { OneProcess } from './one-process.ts';
import { PhoneGame } from './phone-game.ts';

/** Where a game is when its process is killed. */
export const PHASES = [
  'lobby',
  'countdown',
  'asking',
  'open',
  'closed and scoring',
  'reveal',
  'paused',
  'finished, not archived',
  'amid a checkpoint',
] as const;
export type Phase = (typeof PHASES)[number];

/** The fate of the games that were in one phase. */
export interface PhaseResult extends GameVerdict {
  phase: Phase | 'on phones';
  /** ms until the process was back. */
  back: number;
}

/** Steps of scoring that can die: another one in each round. */
const SCORING: Deadly[] = ['score', 'conclude', 'settle'];

/** s of a countdown that lasts beyond the kill. */
const COUNTDOWN = 4;
/** ms after which those answer who have not when the process is killed. */
const LATE = 700;

const OPTIONS: Partial<Record<Phase, GameOptions>> = {
  countdown: { countdown: COUNTDOWN },
  open: { think: (player, question) => (question === 0 && player > 0 ? LATE : 0) },
  paused: { isSilent: (player, question) => question === 0 && player > 0 },
  'amid a checkpoint': { think: (player, question) => (question === 0 && player > 0 ? LATE : 0) },
};

/**
 * Plays a game for each phase, kills the process while all of them are in theirs, and again when one is
 * finished; then all are played to the end, and judged.
 * @param apart whether it is killed amid a checkpoint in a time of its own, or with the first kill
 */
export async function playRound(
  server: OneProcess,
  simulator: Simulator,
  number: number,
  apart: boolean,
): Promise<PhaseResult[]> {
  using stack = new DisposableStack();
  const games = new Map<Phase, Game>();
  for (const phase of PHASES) {
    const marks = await mkdtemp(join(tmpdir(), 'qrush-marks-'));
    stack.defer(() => rmSync(marks, { recursive: true }));
    games.set(phase, stack.use(await Game.create(phase, server, marks, OPTIONS[phase])));
  }
  const of = (phase: Phase): Game => games.get(phase) as Game;
  const phones = stack.use(await PhoneGame.create(server, simulator));
  await Promise.all([...games.values()].map((game) => game.join(PLAYERS)));

  await Promise.all([
    toReveal(of('asking'))
      .then(() => of('asking').host.next(0))
      .then(() => of('asking').staked()),
    toReveal(of('reveal')),
    toEnd(of('finished, not archived')),
    toAnswer(of('open')),
    toAnswer(of('paused')).then(() => of('paused').host.give('pause')),
    ...(apart ? [] : [toAnswer(of('amid a checkpoint'))]),
  ]);
  await of('countdown').host.start();
  const deadly = SCORING[number % SCORING.length] as Deadly;
  const scoring = of('closed and scoring');
  await scoring.mark(deadly, 0);
  if (!apart) await server.post('/bulk');
  // Its questions are on their way to phones.
  void phones.host.start();
  void scoring.host.start();
  const back = await server.revive();

  // Somebody new comes into the lobby, and all others are back.
  await of('lobby').join(1);
  await of('paused').host.give('resume');
  const finished = of('finished, not archived');
  await finished.mark('finish', 0);
  void finished.host.next(1);
  const backAgain = await server.revive();
  const backLast = apart ? await cutCheckpoint(server, of('amid a checkpoint'), number) : back;

  const times: Partial<Record<Phase, number>> = {
    'finished, not archived': backAgain,
    'amid a checkpoint': backLast,
  };
  const onPhones = phones.finish();
  const results: PhaseResult[] = await Promise.all(
    [...games].map(async ([phase, game]) => {
      if (phase === 'finished, not archived') await game.seen('finished');
      else await game.finish();
      return { phase, back: times[phase] ?? back, ...(await game.judge()) };
    }),
  );
  const problems = await onPhones;
  const none = { lost: false, acked: 0, ackedLost: 0, twice: 0 };
  return [...results, { phase: 'on phones', back, ...none, problems }];
}

/** ms from what makes a checkpoint due to the kill: before its thread is there, while it works, and after. */
const CUTS = [0, 100, 200, 300, 450];

/** @returns ms until the process was back */
async function cutCheckpoint(server: OneProcess, game: Game, number: number): Promise<number> {
  await toAnswer(game);
  await server.post('/bulk');
  await sleep(CUTS[number % CUTS.length]);
  server.kill();
  return server.revive();
}

async function toAnswer(game: Game): Promise<void> {
  await game.host.start();
  await game.answered(0, 1);
}

async function toReveal(game: Game): Promise<void> {
  await game.host.start();
  await game.seen('reveal 0');
}

/** One step before the end. */
async function toEnd(game: Game): Promise<void> {
  await toReveal(game);
  await game.host.next(0);
  await game.seen('reveal 1');
}
