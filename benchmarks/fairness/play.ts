import { classic } from '../../plugins/modes/classic.ts';
import { controls } from '../../server/engine/controls.ts';
import type { GameMode } from '../../server/engine/mode.ts';
import { initialState, reduce } from '../../server/engine/reduce.ts';
import { type Definition, type Event, gameOptions, type State } from '../../server/engine/state.ts';
import { scoreQuestion } from '../../server/games/score-question.ts';
import type { AnswerOutcome, Store, Timing } from '../../server/store/contract.ts';
import { createMemoryStore } from '../../server/store/memory/memory-store.ts';
import type { KitQuestion } from '../../testing/kit-question.ts';
import { sourcesOn } from '../../testing/live-game.ts';
import { Agenda } from './agenda.ts';
import type { Thought } from './twins.ts';

/** When a game begins, ms since the epoch: not on a whole second. */
const BEGINNING = 1_790_000_000_377;

/** ms of the server's own grace, as ANSWER_GRACE is by default. */
const GRACE = 300;

/** ms from a reveal to the next question. */
const BREAK = 6000;

const POINTS = 1000;

/** The fate of one thought. */
export interface Given {
  thought: Thought;
  /** Whether it was given at all: while the player still saw time. */
  given: boolean;
  /** Time charged to the player, ms; undefined for an answer that was refused. */
  elapsed?: number;
  /** Points for speed, without those for a row of right answers. */
  points: number;
  /** Given in the last second that the player saw. */
  atTheEnd: boolean;
}

/** A player's way into the game. */
export interface Seat {
  id: string;
  thoughts: Thought[];
}

/** The open question, as a channel gets it. */
export interface Asked {
  question: number;
  openedAt: number;
  closesAt: number;
}

/** A game in virtual time, as a channel sees it. */
export interface Stage {
  agenda: Agenda;
  store: Store;
  /** The players, in the order of joining. */
  seats: Seat[];
  state(): State;
  /** Half of the players have the question. */
  reached(question: number): Promise<void>;
  /** Lets the game wait so long after a deadline. */
  waitFor(grace: number): Promise<void>;
  /** @returns whether it was taken */
  answer(seat: Seat, question: number, timing: Timing): Promise<boolean>;
  /** Whether the player still sees time now. @param endsAt when it runs out, as the player sees it */
  give(seat: Seat, question: number, endsAt: number): boolean;
}

/** How players are reached. */
export interface Channel {
  /** ms of grace of its own. */
  grace?: number;
  /** Browsers are shown a question when half of its players have it. */
  holds?: boolean;
  /** All have joined. */
  begin?(stage: Stage): Promise<void> | void;
  /** Brings the question, and plans the answers. */
  ask(stage: Stage, asked: Asked): Promise<void> | void;
}

export interface Played {
  /** By player, by question. */
  given: Given[][];
  /** With points for rows of right answers. */
  totals: number[];
}

/** Plays a game over one channel on the engine, the memory store and the scoring of the server. */
export async function play(
  thoughts: Thought[][],
  limit: number,
  channel: Channel,
): Promise<Played> {
  const agenda = new Agenda(BEGINNING);
  const now = () => Math.floor(agenda.now);
  const store = createMemoryStore({ now });
  const definition = gameOf(thoughts[0]?.length ?? 0, limit, now(), channel.holds);
  let state = initialState();
  const happen = async (event: Event) => {
    const next = reduce(definition, state, event, now())?.state;
    if (!next) return;
    await store.games.commit(definition.id, state.version, next, controls(definition, next), 1000);
    state = next;
  };
  await store.games.create(definition, state, controls(definition, state));
  const seats = await Promise.all(thoughts.map((own, at) => seatOf(store, definition.id, own, at)));
  const given = thoughts.map((own) =>
    own.map((thought): Given => ({ thought, given: false, points: 0, atTheEnd: false })),
  );
  const indexOf = new Map(seats.map(({ id }, at) => [id, at]));
  const of = ({ id }: Seat, question: number) => given[indexOf.get(id) ?? -1]?.[question] as Given;
  const stage: Stage = {
    agenda,
    store,
    seats,
    state: () => state,
    reached: (question) => happen({ type: 'reached', question }),
    waitFor: (grace) => happen({ type: 'slower', grace }),
    async answer(seat, question, { way = 0, ...timing }) {
      const { thought } = of(seat, question);
      const outcome = await store.answers.submit(
        definition.id,
        seat.id,
        question,
        thought.right ? '1' : '0',
        { grace: definition.grace + way, ...timing },
      );
      if (outcome.status !== 'accepted') return refused(outcome);
      if (outcome.waiting === 0) await happen({ type: 'all-answered', question });
      return true;
    },
    give(seat, question, endsAt) {
      const one = of(seat, question);
      one.given = agenda.now <= endsAt;
      one.atTheEnd = one.given && agenda.now > endsAt - 1000;
      return one.given;
    },
  };
  if (channel.grace) await stage.waitFor(channel.grace);
  if (channel.holds) await happen({ type: 'ahead' });
  await channel.begin?.(stage);
  await happen({ type: 'start' });
  for (const question of definition.quiz.questions.keys()) {
    if (question > 0) await happen({ type: 'next' });
    const { phase } = state;
    if (phase.name !== 'open') throw new Error(`no question is open, but "${phase.name}"`);
    const { openedAt, closesAt } = phase;
    await channel.ask(stage, { question, openedAt, closesAt });
    // Answers still on their way when the question has closed come in the break after it.
    for (let until = Number.POSITIVE_INFINITY; ; ) {
      const due = controls(definition, state).dueAt ?? Number.POSITIVE_INFINITY;
      if (agenda.next <= Math.min(due, until)) await agenda.step();
      else if (due < until) {
        agenda.now = due;
        await happen({ type: 'due' });
      } else break;
      if (state.phase.name === 'scoring' && until === Number.POSITIVE_INFINITY) {
        until = agenda.now + BREAK;
        const sources = sourcesOn(store, classic as unknown as GameMode);
        const scored = await scoreQuestion(sources, definition, state, question);
        await noteResults(store, definition.id, question, given, indexOf);
        await happen({ type: 'scored', ...scored });
      }
    }
    agenda.now += BREAK;
  }
  const standings = await store.board.standings(
    definition.id,
    seats.map(({ id }) => id),
  );
  return { given, totals: standings.map((standing) => standing?.total ?? 0) };
}

async function noteResults(
  store: Store,
  gameId: string,
  question: number,
  given: Given[][],
  indexOf: Map<string, number>,
): Promise<void> {
  for await (const page of store.answers.pages(gameId, question)) {
    for (const { player, elapsed } of page) {
      const one = given[indexOf.get(player) ?? -1]?.[question];
      if (one) one.elapsed = elapsed;
    }
  }
  for await (const page of store.board.pages(gameId, question)) {
    for (const { player, points, streak } of page) {
      const one = given[indexOf.get(player) ?? -1]?.[question];
      if (one) one.points = points - Math.min(Math.max(streak - 1, 0), 5) * 100;
    }
  }
}

function refused({ status }: AnswerOutcome): false {
  if (status !== 'closed' && status !== 'not-open') throw new Error(`an answer was "${status}"`);
  return false;
}

async function seatOf(store: Store, gameId: string, thoughts: Thought[], at: number) {
  const nickname = `P${at}`;
  const newcomer = { nickname, nicknameKey: nickname, channel: 'web' };
  const joined = await store.players.join(gameId, newcomer, 10_000);
  if (joined.status !== 'joined') throw new Error(joined.status);
  await store.players.connect(gameId, joined.player.id, nickname);
  return { id: joined.player.id, thoughts };
}

function gameOf(questions: number, limit: number, createdAt: number, hold = false): Definition {
  const question: KitQuestion = {
    type: 'kit',
    text: '?',
    limit,
    points: POINTS,
    form: 'pick',
    right: 1,
    half: 2,
    graded: true,
  };
  return {
    id: 'game',
    pin: '123456',
    quizId: 'quiz',
    quiz: {
      title: 'Twins',
      description: '',
      language: 'en',
      questions: Array.from({ length: questions }, () => question),
    },
    mode: classic.name,
    options: gameOptions.parse({ countdown: 0, hold }),
    modeOptions: classic.options.parse({}),
    plan: { turn: { closes: 'all' } },
    grace: GRACE,
    createdAt,
  };
}
