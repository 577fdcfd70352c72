import { slotBefore } from '../engine/asking.ts';
import { hintsShown } from '../engine/hints.ts';
import { shownAt } from '../engine/hold.ts';
import { isCountedAgain } from '../engine/judge.ts';
import { turnOf } from '../engine/plan.ts';
import {
  type Definition,
  languageOf,
  lastGraded,
  type Open,
  type Phase,
  type State,
} from '../engine/state.ts';
import { type Unpaused, unpaused } from '../engine/unpaused.ts';
import type { OwnState, RosterView, Snapshot } from '../protocol/snapshot.ts';
import { PROTOCOL } from '../protocol/version.ts';
import type { Newcomer, QuestionView } from '../protocol/views.ts';
import type { Leaderboard } from '../services.ts';
import type { Answer, Player, Store } from '../store/contract.ts';
import { askedAt, typeOf } from './asked-question.ts';
import { comingView } from './asking-view.ts';
import { badgeRules, badgesBy } from './badges.ts';
import { given } from './beside.ts';
import { choiceView, saidAtJoin } from './choosing.ts';
import { nearby } from './near.ts';
import { isUnscored, ownResult } from './own-results.ts';
import {
  boardPlaces,
  groupsView,
  modeView,
  newcomer,
  playerView,
  questionView,
  revealView,
  TOP,
  timeOf,
  type ViewSources,
} from './views.ts';

/** Players a host's roster shows: the latest to join. */
const ROSTER = 200;

/** Those whom a player in the lobby sees. */
export const NEWCOMERS = 6;

/** Those whom a big screen shows. */
export const SCREEN_NEWCOMERS = 300;

export interface SnapshotSources extends ViewSources {
  store: Store;
  leaderboard: Leaderboard;
}

/**
 * The game as anybody may see it: nothing of a player's own, nothing of the right answer too early.
 * @param state for those from whom a question is kept, as `withheld`
 */
export async function snapshot(
  sources: SnapshotSources,
  definition: Definition,
  state: State,
): Promise<Snapshot> {
  const { store, leaderboard } = sources;
  const [now, counts] = await Promise.all([store.now(), store.players.counts(definition.id)]);
  const paused = state.phase.name === 'paused' ? state.phase : undefined;
  const phase = unpaused(state.phase);
  const shown = phase.name === 'revealed' || phase.name === 'finished' || isCountedAgain(phase);
  const reveal = shown ? revealView(sources, definition, state) : undefined;
  const top = shown
    ? boardPlaces(definition, state, await leaderboard.top(definition.id, TOP))
    : undefined;
  const choice = choiceView(sources, definition, state.phase);
  const question = await currentQuestion(sources, definition, phase);

  return {
    version: state.version,
    protocol: PROTOCOL,
    pin: definition.pin,
    title: definition.quiz.title,
    mode: modeView(sources, definition),
    language: languageOf(definition),
    phase: phaseName(phase),
    ...(paused && { pausedAt: paused.pausedAt }),
    locked: state.locked,
    now,
    players: counts.players,
    total: definition.quiz.questions.length,
    ...(isWorthless(sources, definition) && { points: 0 }),
    ...(definition.options.waves === false && { waves: false }),
    ...(definition.options.channels && { channels: definition.options.channels }),
    ...(choice && { join: choice }),
    ...(phase.name === 'countdown' && {
      opensAt: phase.opensAt,
      ...comingView(sources, definition, phase, counts.answers),
    }),
    ...(question && { question, answers: counts.answers }),
    ...(reveal && { reveal }),
    ...(top && { leaderboard: top, ...groupsView(definition, state) }),
    ...(phase.name === 'revealed' && phase.step && { step: phase.step }),
    ...(phase.name === 'revealed' && phase.nextAt !== null && { nextAt: phase.nextAt }),
    ...(phase.name === 'finished' && top && { podium: top.slice(0, 3) }),
  };
}

/** Whether nobody can earn anything in the whole game: by the mode's plan, or as it only asks for opinions. */
const isWorthless = ({ types }: ViewSources, { plan, quiz }: Definition): boolean =>
  plan?.points === 0 ||
  (plan?.polls !== true &&
    quiz.questions.every((question) => typeOf(types, question).graded === false));

/** The phase's name for clients. */
export function phaseName(phase: Unpaused): Snapshot['phase'] {
  switch (phase.name) {
    case 'open':
      return 'question';
    case 'scoring':
      return isCountedAgain(phase) ? 'revealed' : 'closed';
    default:
      return phase.name;
  }
}

/** The question that is on. Where few may answer it, they are named. */
export async function openQuestion(
  sources: ViewSources & { store: Pick<Store, 'players'> },
  definition: Definition,
  phase: Open,
): Promise<QuestionView> {
  const { question, closesAt, only } = phase;
  const hints = hintsShown(definition, phase);
  const players = only && (await sources.store.players.many(definition.id, only));
  const known = players?.flatMap((player) => player ?? []);
  return questionView(sources, definition, question, {
    openedAt: shownAt(phase),
    closesAt,
    ...(known && { only: known.map(({ id, nickname }) => ({ id, nickname })) }),
    ...(hints.length > 0 && { hints }),
    ...(phase.overtime && { overtime: true }),
  });
}

async function currentQuestion(
  sources: SnapshotSources,
  definition: Definition,
  phase: Unpaused,
): Promise<QuestionView | undefined> {
  switch (phase.name) {
    case 'open':
      return openQuestion(sources, definition, phase);
    case 'scoring':
    case 'revealed':
      return questionView(sources, definition, phase.question, {
        openedAt: phase.openedAt,
        closesAt: phase.closedAt,
      });
    default:
      return undefined;
  }
}

/** A player's own part of the game as this snapshot shows it. */
export async function ownState(
  { store, types, leaderboard, modes }: SnapshotSources,
  { definition, state }: { definition: Definition; state: State },
  player: Player,
  shown: Snapshot,
): Promise<OwnState> {
  const { reveal, question } = shown;
  const asked = shown.ask && shown.coming;
  const early = nextAhead(definition, state.phase);
  const [standings, bet, ahead, answer, [hasAnswered = false]] = await Promise.all([
    leaderboard.standings(definition.id, [player.id]),
    asked && store.answers.get(definition.id, player.id, slotBefore(asked.index)),
    early === undefined
      ? undefined
      : store.answers.get(definition.id, player.id, slotBefore(early)),
    question && store.answers.get(definition.id, player.id, question.index),
    reveal && isUnscored(reveal)
      ? store.answers.given(definition.id, reveal.index, [player.id])
      : ([] as boolean[]),
  ]);
  const standing = standings.get(player.id);
  const rules = badgeRules({ modes }, definition, { question: state.last?.question });
  const badges = badgesBy(rules, standing, player);
  const group = definition.plan?.groups?.names[player.group ?? -1];
  const form = saidAtJoin(definition, player);
  const near =
    reveal && standing && (await nearby({ store, leaderboard }, definition.id, [standing]));
  const result =
    reveal &&
    standing &&
    ownResult(
      standing,
      { ...reveal, streakFrom: lastGraded(state), badges: rules },
      hasAnswered,
      near?.get(player.id),
      player,
    );
  return {
    ...playerView(player),
    total: standing?.total ?? 0,
    rank: standing?.rank ?? 1,
    streak: standing?.last?.streak ?? 0,
    ...(group !== undefined && { group }),
    ...(form !== undefined && { form }),
    ...(badges.length > 0 && { badges }),
    ...(standing?.last?.out && { status: 'out' }),
    ...timeOf(state.longer, player),
    ...(answer &&
      question && {
        answered: {
          ...answered(types, definition, question.index, answer.value),
          receivedAt: answer.receivedAt,
        },
      }),
    ...(bet && { asked: said(bet) }),
    ...(ahead && early !== undefined && { early: { index: early, ...said(ahead) } }),
    ...(result && { result }),
  };
}

const said = ({ value, receivedAt }: Answer) => ({ value: JSON.parse(value), receivedAt });

/** The question before which something is asked that may be answered now, ahead of its time. */
function nextAhead(definition: Definition, phase: Phase): number | undefined {
  const inner = unpaused(phase);
  if (inner.name === 'countdown' || inner.name === 'finished') return undefined;
  const next = inner.name === 'lobby' ? 0 : inner.question + 1;
  const isAsked = next < definition.quiz.questions.length && turnOf(definition, next).before?.ahead;
  return isAsked ? next : undefined;
}

function answered(
  types: ViewSources['types'],
  definition: Definition,
  index: number,
  json: string,
) {
  const { value, beside } = given(definition, index, json);
  const shown = askedAt(types, definition, index).answered(value);
  return { ...shown, ...(beside != null && { beside }) };
}

/** The latest players to join, in the order of joining; where the mode has badges, with those. */
export async function roster(
  { store, leaderboard, modes }: Pick<SnapshotSources, 'store' | 'leaderboard' | 'modes'>,
  definition: Definition,
  state: State,
): Promise<RosterView[]> {
  const { id } = definition;
  const latest = await store.players.latest(id, ROSTER);
  const row = (player: Player) => ({ ...playerView(player), ...timeOf(state.longer, player) });
  const rules = badgeRules({ modes }, definition, { question: state.last?.question });
  if (!rules) return latest.map(row);
  const ids = latest.map((player) => player.id);
  const standings = await leaderboard.standings(id, ids);
  return latest.map((player) => {
    const badges = badgesBy(rules, standings.get(player.id), player);
    return { ...row(player), ...(badges.length > 0 && { badges }) };
  });
}

/** The latest players in the lobby, in the order of joining. */
export async function newcomers(store: Store, gameId: string, most: number): Promise<Newcomer[]> {
  const latest = await store.players.latest(gameId, most);
  return latest.map(newcomer);
}
