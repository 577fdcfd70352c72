import type {
  AnswersEvent,
  LobbyEvent,
  QuestionEvent,
  SharedEvents,
} from '../server/protocol/events.ts';
import { isGap } from '../server/protocol/gap.ts';
import type { OwnState, Snapshot } from '../server/protocol/snapshot.ts';
import type {
  Newcomer,
  OwnResult,
  Place,
  QuestionView,
  RevealView,
} from '../server/protocol/views.ts';

/** A question as a page shows it: by its form, never by the name of its type. */
export type Question = Omit<QuestionView, 'type' | 'options'>;

/** The right answer, by the question's form and in words. */
export type Reveal = Omit<RevealView, 'correct'>;

/** The game as a page shows it. */
export interface GameState
  extends Omit<Snapshot, 'now' | 'question' | 'reveal' | 'newcomers' | 'sound'> {
  /** Phases `question`, `closed` and `revealed`. */
  question?: Question;
  /** Phases `revealed` and `finished`: the last reveal. */
  reveal?: Reveal;
  /**
   * The latest players, the last one at the end; at most {@link NEWCOMERS}, on a big screen more.
   */
  newcomers: Newcomer[];
  /** The leaderboard before the present question: places move from there. */
  before?: Place[];
  /** The own rank then. */
  rankBefore?: number;
}

/** Newcomers that are known by name; more would be a blur on the screen. */
export const NEWCOMERS = 6;

/** An event of the server, with its name. */
export type GameEvent = {
  [Name in keyof SharedEvents]: { name: Name; payload: Parameters<SharedEvents[Name]>[0] };
}[keyof SharedEvents];

export interface Step {
  state: GameState;
  /** An event was missed on the way: only a new snapshot tells what happened. */
  gap: boolean;
}

/** The state of a snapshot, with what only earlier events told. */
export function fromSnapshot(snapshot: Snapshot, known?: GameState): GameState {
  const { now: _, ...rest } = snapshot;
  const you = snapshot.you ?? ownFrom(snapshot, known);
  const roster = snapshot.roster ?? known?.roster;
  // A snapshot that lists the players has the rest that is for hosts, too.
  const { removed, troubles } = snapshot.roster ? snapshot : (known ?? snapshot);
  return {
    ...rest,
    newcomers: snapshot.newcomers ?? known?.newcomers ?? [],
    ...(you && { you }),
    ...(roster && { roster }),
    ...(removed && { removed }),
    ...(troubles && { troubles }),
    ...(snapshot.phase === 'countdown' ? boardBefore(known) : kept(known)),
  };
}

type Before = Pick<GameState, 'before' | 'rankBefore'>;

const kept = ({ before, rankBefore }: Before = {}): Before => ({
  ...(before && { before }),
  ...(rankBefore && { rankBefore }),
});

/** A question comes next, and with it other places. */
const boardBefore = (known: GameState | undefined) =>
  kept(
    known?.leaderboard
      ? { before: known.leaderboard, ...(known.you && { rankBefore: known.you.rank }) }
      : known,
  );

/** Snapshots to everybody leave out what is a player's own; it is still true, for the same question. */
function ownFrom(snapshot: Snapshot, known: GameState | undefined): OwnState | undefined {
  if (!known?.you) return undefined;
  return snapshot.question?.index === known.question?.index
    ? known.you
    : withoutQuestion(known.you);
}

function withoutQuestion(you: OwnState): OwnState {
  const { answered: _, asked: __, result: ___, ...rest } = you;
  return rest;
}

/** The state after an event. Every event may come twice, and one from the past changes nothing. */
export function reduce(state: GameState, event: GameEvent, newcomers = NEWCOMERS): Step {
  const { payload } = event;
  if (payload.version < state.version) return { state, gap: false };
  const gap = isGap(knownOf(state), { ...payload, name: event.name });
  // A snapshot says all, but for what is the player's own.
  if (event.name === 'state')
    return { state: fromSnapshot(event.payload, state), gap: gap && !event.payload.you };
  return gap ? { state, gap } : { state: advance(state, event, newcomers), gap };
}

const knownOf = ({ version, phase, question }: GameState) => ({
  version,
  open: phase === 'question' ? question?.index : undefined,
});

function advance(
  state: GameState,
  event: Exclude<GameEvent, { name: 'state' }>,
  newcomers: number,
): GameState {
  switch (event.name) {
    case 'beat':
      return state;
    case 'lobby': {
      // Coalesced: it carries the version without raising it.
      const { players } = event.payload;
      return { ...state, players, newcomers: latest(state.newcomers, event.payload, newcomers) };
    }
    case 'question':
      return asked(state, event.payload);
    case 'answers':
      return counted(state, event.payload);
    case 'asked': {
      const { index, count } = event.payload;
      const { ask, coming } = state;
      return ask && coming?.index === index ? { ...state, ask: { ...ask, count } } : state;
    }
    case 'reveal': {
      const { version, you: result, ...reveal } = event.payload;
      const you = state.you && result && { ...state.you, ...standing(result), result };
      return { ...state, version, phase: 'revealed', reveal, ...(you && { you }) };
    }
    case 'leaderboard':
      return {
        ...state,
        version: event.payload.version,
        leaderboard: event.payload.top,
        ...(event.payload.groups && { groups: event.payload.groups }),
      };
    case 'finished': {
      const { version, podium, groups, you: place } = event.payload;
      const { pausedAt: _, nextAt: __, step: ___, you, ...rest } = state;
      return {
        ...rest,
        version,
        phase: 'finished',
        podium,
        ...(groups && { groups }),
        ...(you && { you: { ...you, ...place } }),
      };
    }
  }
}

/** The latest to come, each once, with the faces that they have chosen since. */
function latest(
  known: Newcomer[],
  { joined = [], left = [], faces = [] }: LobbyEvent,
  most: number,
): Newcomer[] {
  const all = new Map(known.map((one) => [one.nickname, one]));
  // One who has left may be back under the same name.
  for (const nickname of left) all.delete(nickname);
  for (const nickname of joined) if (!all.has(nickname)) all.set(nickname, { nickname });
  for (const one of faces) if (all.has(one.nickname)) all.set(one.nickname, one);
  return Array.from(all.values()).slice(-most);
}

const standing = ({ total, rank, streak, badges, out }: OwnResult) => ({
  total,
  rank,
  streak,
  ...(badges && { badges }),
  ...(out && { status: 'out' as const }),
});

function asked(state: GameState, { version, ...question }: QuestionEvent): GameState {
  const again = state.phase === 'question' && state.question?.index === question.index;
  if (again) return { ...state, version, question };
  const { pausedAt: _, opensAt: __, nextAt: ___, reveal: ____, step: _____, ...more } = state;
  const { ask: ______, coming: _______, you, ...rest } = more;
  return {
    ...rest,
    ...boardBefore(state),
    version,
    phase: 'question',
    question,
    answers: 0,
    ...(you && { you: withoutQuestion(you) }),
  };
}

/** One that is a version ahead says that its question has closed. */
function counted(state: GameState, { version, index, count }: AnswersEvent): GameState {
  if (state.question?.index !== index) return state;
  if (version === state.version) return { ...state, answers: count };
  const { pausedAt: _, question, ...rest } = state;
  const { overtime: __, ...closed } = question;
  return { ...rest, version, phase: 'closed', question: closed, answers: count };
}
