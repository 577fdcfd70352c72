import type { GameMode, Row, Score } from '../server/engine/mode.ts';
import { type Plan, turnOf } from '../server/engine/plan.ts';
import type { Conclusion } from '../server/engine/round.ts';
import { distance } from './kit-question.ts';
import { isRuledRight, isVoided, type ScriptedRuling } from './kit-rulings.ts';
import type { ModeGame, ScriptedPlayer } from './mode-game.ts';
import { joinedWith, saidTo } from './said.ts';

/** A player between two questions. */
export interface Standing {
  total: number;
  streak: number;
  memory: unknown;
  /** The place on the board: 1 is the best. */
  rank?: number;
}

/** How a game went: what each player has after the last question that was asked. */
export interface Outcome {
  players: Record<string, Standing>;
  /** How many questions were asked. */
  asked: number;
  /** The conclusion of each question's round. */
  conclusions: (Conclusion | undefined)[];
}

/** Folds the rows of a question; a rule check does so in other orders and parts. */
export type FoldRows = (mode: GameMode, options: object, rows: Row[]) => RoundOfRows;

export interface RoundOfRows {
  scores: Score[];
  conclusion: Conclusion | undefined;
}

/**
 * The game as the contract says it goes, without a store or a thread: a player is a fold of rows.
 * The server must come to the same.
 * @param rulings that hold from the beginning
 */
export function foldGame(
  mode: GameMode,
  options: object,
  plan: Plan,
  { questions, players, seed }: ModeGame,
  foldRows: FoldRows = inOrder,
  rulings: ScriptedRuling[] = [],
): Outcome {
  const standings = new Map<string, Standing & { streakAt: number; out?: boolean }>();
  const conclusions: Outcome['conclusions'] = [];
  let graded = -1;
  for (const { id } of players)
    standings.set(id, { total: 0, streak: 0, streakAt: -1, memory: null });
  for (const [index, question] of questions.entries()) {
    if (!question.graded && !plan.polls) {
      conclusions.push(undefined);
      continue;
    }
    const rows: Row[] = [];
    const here = players.filter(({ id, since }) => since <= index && !standings.get(id)?.out);
    const mayAnswer = whoMayAnswer(plan, index, here);
    for (const player of here) {
      const standing = standings.get(player.id);
      if (!standing) continue;
      const answer = mayAnswer.includes(player) ? player.given[index] : undefined;
      if (!answer && plan.roll !== 'everyone') continue;
      const limit = question.limit * 1000;
      rows.push({
        player: player.id,
        question: index,
        questions: questions.length,
        value: answer?.value,
        correctness: answer ? isRuledRight(rulings, index, question, answer.value) : 0,
        distance: answer && distance(question, answer.value),
        elapsed: answer?.elapsed ?? limit,
        limit,
        receivedAt: answer?.elapsed,
        points: question.points,
        streak: standing.streakAt >= graded ? standing.streak : 0,
        total: standing.total,
        seed: `${seed}:${index}`,
        group: groupOf(plan, players.indexOf(player)),
        ...saidTo(plan, index, player.said[index] ?? {}, {
          total: standing.total,
          hasAnswered: answer !== undefined,
        }),
        join: joinedWith(plan, player.joins),
        memory:
          standing.memory ??
          mode.newcomer?.(joined(plan, player, players.indexOf(player)), options) ??
          null,
      });
    }
    if (isVoided(rulings, index)) {
      for (const { player, streak } of rows)
        Object.assign(standings.get(player) ?? {}, { streak, streakAt: index });
      conclusions.push(undefined);
      continue;
    }
    const { scores, conclusion } = foldRows(mode, options, rows);
    for (const [at, row] of rows.entries()) {
      const { points, streak, memory, out } = scores[at] as Score;
      standings.set(row.player, {
        total: row.total + points,
        streak: streak ?? (row.correctness === 1 ? row.streak + 1 : 0),
        streakAt: index,
        memory: memory ?? row.memory,
        ...(out && plan.eliminates && { out }),
      });
    }
    graded = index;
    conclusions.push(conclusion);
    if (conclusion?.finish) break;
  }
  return { players: shown(players, standings), asked: conclusions.length, conclusions };
}

/** Everybody; or who said something before the question first, of equal times the first to join. */
export function whoMayAnswer(plan: Plan, index: number, here: ScriptedPlayer[]): ScriptedPlayer[] {
  const first = turnOf({ plan }, index).before?.first;
  if (first === undefined) return here;
  const elapsed = ({ said }: ScriptedPlayer) => said[index]?.before?.elapsed;
  return here
    .filter((player) => elapsed(player) !== undefined)
    .sort((one, other) => (elapsed(one) ?? 0) - (elapsed(other) ?? 0))
    .slice(0, first);
}

/** A mode's input for a newcomer; since when, where everybody is scored. */
const joined = (plan: Plan, { since, joins }: ScriptedPlayer, at: number) => ({
  since: plan.roll === 'everyone' ? since : 0,
  group: groupOf(plan, at),
  value: joinedWith(plan, joins),
});

/** In turn, in the order of joining. */
const groupOf = ({ groups }: Plan, at: number): number | undefined =>
  groups && at % groups.names.length;

function shown(players: ScriptedPlayer[], standings: Map<string, Standing>): Outcome['players'] {
  return Object.fromEntries(
    players.map(({ id }) => {
      const { total = 0, streak = 0, memory = null } = standings.get(id) ?? {};
      return [id, { total, streak, memory }];
    }),
  );
}

/** Row after row, in one part. */
export function inOrder({ score, round }: GameMode, options: object, rows: Row[]): RoundOfRows {
  const first = rows.map((row) => score(row, options));
  if (!round || rows.length === 0) return { scores: first, conclusion: undefined };
  const sum = rows.reduce(
    (sum, row, at) => round.add(sum, row, first[at] as Score, options),
    round.empty(options),
  );
  const conclusion = round.conclude(sum, options);
  const scores = rows.map((row, at) =>
    round.settle(row, first[at] as Score, conclusion.verdict, options),
  );
  return { scores, conclusion };
}
