import { count } from './counted.ts';
import { CONNECT_TIMEOUT, LEASE, REST } from './limits.ts';
import type { GameRecord, Kept } from './record.ts';
import type { Scenario } from './scenario.ts';
import { tell } from './told.ts';

/** The result of one game, or of several together. */
export interface Verdict {
  acked: number;
  lost: number;
  doubled: number;
  missed: number;
  closedEarly: number;
  /** ms */
  stall: number;
  /** Percent of the players that the fullest process had, where it was asked. */
  fullest: number | undefined;
  /** All that is not as promised, in words: nothing when all is well. */
  problems: string[];
}

/** Refusals of answers that may be: the time ran out while something was broken. */
const LATE = ['QUESTION_CLOSED', 'QUESTION_NOT_OPEN'];

/** Judges a game by what its clients wrote down and what the server kept; `kept` is not there of a game that is gone. */
export function judge(scenario: Scenario, game: GameRecord, kept: Kept | undefined): Verdict {
  const faults = game.faults.map(({ from, to = from }) => to - from);
  const lasted = scenario.lasts ?? Math.max(0, ...faults);
  const limit = lasted + LEASE + REST;
  const verdict = kept ? judgeKept(scenario, game, kept) : judgeGone(game);
  const { stall, fullest } = verdict;
  const refused = game.players.flatMap(({ name, given }) =>
    given.flatMap(({ refused, question }) =>
      refused === undefined || LATE.includes(refused)
        ? []
        : `${name}'s answer to question ${question + 1} was refused: ${refused}`,
    ),
  );
  // A connection that a process dies with before it has taken it is silent until the client gives it up.
  const late = [game.host, ...game.players].flatMap(({ name, entry = 0 }) =>
    entry > lasted + CONNECT_TIMEOUT + REST ? `${name} needed ${entry} ms to join` : [],
  );
  const unheard = game.players.flatMap(({ name, given, left }) =>
    left === undefined && kept && given.some(({ endedAt }) => endedAt === undefined)
      ? `an answer of ${name} never got an ack`
      : [],
  );
  return {
    ...verdict,
    problems: [
      ...game.problems,
      ...[game.host, ...game.players].flatMap(({ problems }) => problems),
      ...verdict.problems,
      ...refused,
      ...late,
      ...unheard,
      ...(stall > limit ? [`stall: ${stall} ms, more than ${limit}: ${verdict.stalled}`] : []),
      ...(scenario.fullest !== undefined && (fullest ?? 100) > scenario.fullest
        ? [`the fullest process had ${fullest} % of the players, more than ${scenario.fullest}`]
        : []),
    ],
  };
}

type Judged = Verdict & { stalled: string };

function judgeKept({ reachable }: Scenario, game: GameRecord, kept: Kept): Judged {
  const counted = count(game, kept);
  const told = tell(game, kept, !reachable);
  const sum = game.shares.reduce((all, share) => all + share, 0);
  return {
    ...counted,
    ...told,
    fullest: sum > 0 ? Math.round((Math.max(...game.shares) / sum) * 100) : undefined,
    problems: [...counted.problems, ...told.problems],
  };
}

/** Of a game that is gone everybody has to be told. */
function judgeGone({ players, host, faults, gone }: GameRecord): Judged {
  const told = new Set(gone.map(({ name }) => name));
  const untold = [host, ...players].filter(({ name }) => !told.has(name));
  const [fault] = faults;
  return {
    acked: 0,
    lost: 0,
    doubled: 0,
    missed: untold.length,
    closedEarly: 0,
    stall: Math.max(0, ...gone.map(({ at }) => at - (fault?.from ?? at))),
    stalled: 'news that the game is gone',
    fullest: undefined,
    problems: untold.map(({ name }) => `missed: ${name}, that the game is gone`),
  };
}

/** A verdict on a game that could not be played or judged. */
export const failed = (why: string): Verdict => ({
  acked: 0,
  lost: 0,
  doubled: 0,
  missed: 0,
  closedEarly: 0,
  stall: 0,
  fullest: undefined,
  problems: [`failed: ${why}`],
});

/** All of these in one: sums, and the worst. */
export function together(verdicts: Verdict[]): Verdict {
  const sum = (pick: (one: Verdict) => number) => verdicts.reduce((all, one) => all + pick(one), 0);
  const shares = verdicts.flatMap(({ fullest }) => fullest ?? []);
  return {
    acked: sum(({ acked }) => acked),
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    missed: sum(({ missed }) => missed),
    closedEarly: sum(({ closedEarly }) => closedEarly),
    stall: Math.max(0, ...verdicts.map(({ stall }) => stall)),
    fullest: shares.length > 0 ? Math.max(...shares) : undefined,
    problems: verdicts.flatMap(({ problems }) => problems),
  };
}
