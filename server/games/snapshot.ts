import type { Definition, Phase, State } from '../engine/state.ts';
import type { OwnState, Snapshot } from '../protocol/snapshot.ts';
import type { PlayerView, QuestionView } from '../protocol/views.ts';
import type { Leaderboard } from '../services.ts';
import type { Player, Store } from '../store/contract.ts';
import type { QuestionTypes } from './guarded-type.ts';
import { ownResult, place, questionView, revealView, TOP } from './views.ts';

/** Players a host's roster shows: the latest to join. */
const ROSTER = 200;

export interface SnapshotSources {
  store: Store;
  types: QuestionTypes;
  leaderboard: Leaderboard;
}

type ActivePhase = Exclude<Phase, { name: 'paused' }>;

/** The game as anybody may see it: nothing of a player's own, nothing of the right answer too early. */
export async function snapshot(
  sources: SnapshotSources,
  definition: Definition,
  state: State,
): Promise<Snapshot> {
  const { store, leaderboard } = sources;
  const [now, counts] = await Promise.all([store.now(), store.players.counts(definition.id)]);
  const paused = state.phase.name === 'paused' ? state.phase : undefined;
  const phase: ActivePhase = paused ? paused.inner : (state.phase as ActivePhase);
  const shown = phase.name === 'revealed' || phase.name === 'finished';
  const reveal = shown ? revealView(state) : undefined;
  const top = shown ? (await leaderboard.top(definition.id, TOP)).map(place) : undefined;
  const question = currentQuestion(sources.types, definition, phase);

  return {
    version: state.version,
    pin: definition.pin,
    title: definition.quiz.title,
    phase: phaseName(phase),
    ...(paused && { pausedAt: paused.pausedAt }),
    locked: state.locked,
    now,
    players: counts.players,
    total: definition.quiz.questions.length,
    ...(phase.name === 'countdown' && { opensAt: phase.opensAt }),
    ...(question && { question, answers: counts.answers }),
    ...(reveal && { reveal }),
    ...(top && { leaderboard: top }),
    ...(phase.name === 'revealed' && phase.nextAt !== null && { nextAt: phase.nextAt }),
    ...(phase.name === 'finished' && top && { podium: top.slice(0, 3) }),
  };
}

function phaseName(phase: ActivePhase): Snapshot['phase'] {
  switch (phase.name) {
    case 'open':
      return 'question';
    case 'scoring':
      return 'closed';
    default:
      return phase.name;
  }
}

function currentQuestion(
  types: QuestionTypes,
  definition: Definition,
  phase: ActivePhase,
): QuestionView | undefined {
  switch (phase.name) {
    case 'open':
      return questionView(types, definition, phase.question, {
        openedAt: phase.openedAt,
        closesAt: phase.closesAt,
      });
    case 'scoring':
    case 'revealed':
      return questionView(types, definition, phase.question, {
        openedAt: phase.openedAt,
        closesAt: phase.closedAt,
      });
    default:
      return undefined;
  }
}

/** What is a player's own in the game as this snapshot shows it. */
export async function ownState(
  { store, leaderboard }: SnapshotSources,
  gameId: string,
  player: Player,
  shown: Snapshot,
): Promise<OwnState> {
  const [standings, answer] = await Promise.all([
    leaderboard.standings(gameId, [player.id]),
    shown.question && store.answers.get(gameId, player.id, shown.question.index),
  ]);
  const standing = standings.get(player.id);
  const result = shown.reveal && standing && ownResult(standing, shown.reveal.index);
  return {
    id: player.id,
    nickname: player.nickname,
    total: standing?.total ?? 0,
    rank: standing?.rank ?? 1,
    streak: standing?.last?.streak ?? 0,
    ...(answer && {
      answered: { value: JSON.parse(answer.value) as unknown, receivedAt: answer.receivedAt },
    }),
    ...(result && { result }),
  };
}

/** The latest players to join, in the order of joining. */
export async function roster(store: Store, gameId: string): Promise<PlayerView[]> {
  const latest = await store.players.latest(gameId, ROSTER);
  return latest.map(({ id, nickname }) => ({ id, nickname }));
}
