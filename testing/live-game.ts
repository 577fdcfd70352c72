import { concludeBy } from '../plugins/scoring/conclude.ts';
import { scoreBatch } from '../plugins/scoring/score-batch.ts';
import { slotBefore } from '../server/engine/asking.ts';
import { controls } from '../server/engine/controls.ts';
import type { GameMode } from '../server/engine/mode.ts';
import { type Plan, turnOf } from '../server/engine/plan.ts';
import { initialState, reduce } from '../server/engine/reduce.ts';
import type { Decision } from '../server/engine/round.ts';
import { type Definition, type Event, gameOptions, type State } from '../server/engine/state.ts';
import { stored } from '../server/games/beside.ts';
import { firstOnes } from '../server/games/first-ones.ts';
import type { QuestionTypes } from '../server/games/guarded-type.ts';
import { recount } from '../server/games/recount.ts';
import { type ScoringSources, scoreQuestion } from '../server/games/score-question.ts';
import type { HookRunner } from '../server/hooks.ts';
import type { Leaderboard, Scoring } from '../server/services.ts';
import type { Admission, Store } from '../server/store/contract.ts';
import { createMemoryStore } from '../server/store/memory/memory-store.ts';
import { Crash, crashing } from './crashes.ts';
import type { Outcome } from './fold.ts';
import { kitTypes } from './kit-question.ts';
import type { ScriptedRuling } from './kit-rulings.ts';
import type { ModeGame, ScriptedPlayer } from './mode-game.ts';
import { valueBy } from './said.ts';

/** When a game begins, ms since the epoch. */
const BEGINNING = 1_000_000;

/** Games of the kit have no plugins that decide anything. */
const noHooks = { decide: async () => {} } as unknown as HookRunner;

/**
 * Plays a scripted game on a memory store and a clock of its own, scored as the server does it.
 * @param dieAfter after how many steps of the store the process that scores dies, once in each
 *   question; another one scores it again. Left out, none does
 * @param rulings of the host, each at the reveal that it names; then all is counted again, twice
 */
export async function playLive(
  mode: GameMode,
  options: object,
  plan: Plan,
  { questions, players, seed }: ModeGame,
  dieAfter?: number,
  rulings: ScriptedRuling[] = [],
): Promise<Omit<Outcome, 'conclusions'>> {
  let now = BEGINNING;
  const store = createMemoryStore({ now: () => now });
  const definition: Definition = {
    id: 'game',
    pin: '123456',
    quizId: 'quiz',
    quiz: { title: 'Kit', description: '', language: 'en', questions },
    mode: mode.name,
    options: gameOptions.parse({ countdown: 0 }),
    modeOptions: options,
    seed,
    plan,
    grace: 0,
    createdAt: now,
  };
  let state: State = initialState();
  await store.games.create(definition, state, controls(definition, state));
  const happen = async (event: Event) => {
    const next = reduce(definition, state, event, now)?.state;
    if (!next) throw new Error(`"${event.type}" changed nothing`);
    await store.games.commit('game', state.version, next, controls(definition, next), 1000);
    state = next;
  };
  const ids = new Map<ScriptedPlayer, string>();
  const join = async (player: ScriptedPlayer) => {
    const { joins } = player;
    const newcomer = {
      nickname: player.id,
      nicknameKey: player.id,
      channel: 'web',
      ...(plan.groups && { groups: plan.groups.names.length }),
      ...(plan.join &&
        joins !== undefined && { said: JSON.stringify(valueBy(plan.join.form, joins)) }),
    };
    const joined = await store.players.join('game', newcomer, 1000);
    if (joined.status !== 'joined') throw new Error(joined.status);
    ids.set(player, joined.player.id);
  };
  const submit = (
    player: ScriptedPlayer,
    slot: number,
    value: unknown,
    admission: Admission = {},
  ) => {
    const { eliminates } = plan;
    const all = { eliminates, ...admission };
    const json = JSON.stringify(value);
    return store.answers.submit('game', ids.get(player) ?? '', slot, json, {}, all);
  };
  /** Asks before a question is answered, as planned, and lets the first ones in. */
  const ask = async (index: number) => {
    const { before } = turnOf(definition, index);
    if (!before) return;
    const openedAt = now;
    const said = players.flatMap((player) => {
      const one = player.since <= index ? player.said[index]?.before : undefined;
      return one ? [{ player, ...one }] : [];
    });
    for (const { player, at, elapsed } of said.sort((a, b) => a.elapsed - b.elapsed)) {
      now = openedAt + elapsed;
      await submit(player, slotBefore(index), valueBy(before.form, at));
    }
    await happen({ type: 'skip' });
    if (before.first === undefined) return;
    const first = await firstOnes(store, definition, index);
    await happen({ type: 'admitted', question: index, players: first });
  };
  for (const player of players) if (player.since === 0) await join(player);
  await happen({ type: 'start' });
  let asked = 0;
  for (const index of questions.keys()) {
    if (index > 0) {
      for (const player of players) if (player.since === index) await join(player);
      await happen({ type: 'next' });
      if (state.phase.name === 'finished') break;
    }
    asked += 1;
    await ask(index);
    const openedAt = now;
    const given = players.flatMap((player) => {
      const answer = player.since <= index ? player.given[index] : undefined;
      return answer ? [{ player, ...answer }] : [];
    });
    for (const { player, value, elapsed } of given.sort((a, b) => a.elapsed - b.elapsed)) {
      now = openedAt + elapsed;
      const { beside } = turnOf(definition, index);
      const also = player.said[index]?.beside;
      const said = beside && also !== undefined ? valueBy(beside.form, also) : undefined;
      const json = JSON.stringify(value) as string;
      await submit(player, index, JSON.parse(stored(beside, json, said)), { only: true });
    }
    if (state.phase.name !== 'scoring') await happen({ type: 'skip' });
    if (dieAfter !== undefined)
      await scoreOn(crashing(store, dieAfter), mode, definition, state, index).catch(unlessCrash);
    await happen({ type: 'scored', ...(await scoreOn(store, mode, definition, state, index)) });
    for (const { ruling } of rulings.filter(({ after }) => after === index)) {
      await happen({ type: 'judge', ruling });
      const again = (on: Store) => recountOn(on, mode, definition, state);
      if (dieAfter !== undefined) await again(crashing(store, dieAfter * 2)).catch(unlessCrash);
      await again(store);
      await happen({ type: 'scored', ...(await again(store)) });
    }
  }
  const standings = await store.board.standings('game', [...ids.values()]);
  const board = players.map((player): [string, Outcome['players'][string]] => {
    const standing = standings.find((one) => one?.player === ids.get(player));
    const { total = 0, last } = standing ?? {};
    return [player.id, { total, streak: last?.streak ?? 0, memory: last?.memory ?? null }];
  });
  return { players: Object.fromEntries(board), asked };
}

function unlessCrash(error: unknown): void {
  if (!(error instanceof Crash)) throw error;
}

const scoreOn = (
  store: Store,
  mode: GameMode,
  definition: Definition,
  state: State,
  index: number,
) => scoreQuestion(sourcesOn(store, mode), definition, state, index);

function recountOn(store: Store, mode: GameMode, definition: Definition, state: State) {
  const { phase } = state;
  if (phase.name !== 'scoring' || phase.from === undefined)
    throw new Error('nothing is to be counted again');
  return recount(sourcesOn(store, mode), definition, state, phase.from, phase.question);
}

/** Scores questions of the kit as the server does, in this thread. */
export function sourcesOn(store: Store, mode: GameMode): ScoringSources {
  const rules = { types: kitTypes, modes: new Map([[mode.name, mode]]) };
  const scoring: Pick<Scoring, 'score' | 'conclude'> = {
    score: async (batch) => scoreBatch(rules, batch),
    async conclude(sums) {
      const concluded = concludeBy(mode, sums);
      if ('failed' in concluded) throw new Error(concluded.failed);
      return JSON.parse(concluded.json) as Decision;
    },
  };
  const { board } = store;
  const leaderboard: Leaderboard = {
    record: (...given) => board.record(...given),
    results: (...given) => board.pages(...given),
    top: async () => [],
    async standings(id, players) {
      const standings = await board.standings(id, players);
      return new Map(standings.flatMap((one) => (one ? [[one.player, one] as const] : [])));
    },
  };
  return { store, leaderboard, scoring, types: kitTypes as QuestionTypes, hooks: noHooks };
}
