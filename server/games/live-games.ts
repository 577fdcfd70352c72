import { slotBefore } from '../engine/asking.ts';
import { graceOf } from '../engine/controls.ts';
import { isHeld, shownAt, withheld } from '../engine/hold.ts';
import { turnOf } from '../engine/plan.ts';
import { LONGEST_TYPED } from '../engine/question-type.ts';
import type { Question } from '../engine/quiz.ts';
import { isVoid } from '../engine/rulings.ts';
import type { Definition, Phase, State } from '../engine/state.ts';
import { unpaused } from '../engine/unpaused.ts';
import type { Decisions } from '../hooks.ts';
import type { Credit } from '../protocol/channels.ts';
import { type ErrorCode, fold, QRushError } from '../protocol/errors.ts';
import { USUAL_TIME } from '../protocol/extra-time.ts';
import { faceOf } from '../protocol/face.ts';
import type { Form, Right } from '../protocol/form.ts';
import type { HostCommand } from '../protocol/host-commands.ts';
import type { HostResults, PlayResults } from '../protocol/results.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import { isStorable } from '../records/storable.ts';
import type { Registry } from '../registry.ts';
import type { Timers } from '../services.ts';
import type { Sessions } from '../sessions/contract.ts';
import {
  type AnswerOutcome,
  type Loss,
  OUTAGE_TIMER,
  type Player,
  type Timing,
} from '../store/contract.ts';
import { askedAt, questionAt, typeOf } from './asked-question.ts';
import { asksAt } from './asks.ts';
import { AwaitedPlayers } from './awaited.ts';
import { said, stored } from './beside.ts';
import type { Channel } from './channel.ts';
import { choiceView, choose } from './choosing.ts';
import { requireJoinedBy } from './chosen-channels.ts';
import type { Conductor } from './conductor.ts';
import type {
  AnswerLabel,
  Asked,
  Asks,
  Games,
  HostRuling,
  NewcomerInfo,
  NewGame,
  Viewer,
} from './contract.ts';
import { type CreationSources, createGame } from './create-game.ts';
import { Credits } from './credits.ts';
import { Definitions } from './definitions.ts';
import type { Deliveries } from './deliveries.ts';
import { type Facts, factsOf } from './facts.ts';
import { requireFence } from './fence.ts';
import { Joining } from './joining.ts';
import { labelsOf, rulingOf } from './judging.ts';
import { knownAs } from './known.ts';
import { Lobby } from './lobby.ts';
import { review } from './review.ts';
import { ScreenSound } from './screen-sound.ts';
import { script } from './script.ts';
import {
  NEWCOMERS,
  newcomers,
  ownState,
  roster,
  SCREEN_NEWCOMERS,
  type SnapshotSources,
  snapshot,
} from './snapshot.ts';
import { startsIn } from './starts-in.ts';
import { Tickets } from './tickets.ts';
import { waitingView } from './views.ts';

export interface LiveGamesSources
  extends Omit<SnapshotSources, keyof CreationSources>,
    CreationSources {
  sessions: Sessions;
  channels: Registry<Channel>;
  deliveries: Deliveries;
  conductor: Conductor;
  timers: Timers;
  /** See `Games`. */
  summaryToken(gameId: string, playerId: string): string;
}

/** ms that a game waits after a deadline at the most. */
const LONGEST_GRACE = 60_000;

const REFUSED_ANSWER: Record<
  Exclude<AnswerOutcome['status'], 'accepted' | 'repeated'>,
  ErrorCode
> = {
  duplicate: 'ALREADY_ANSWERED',
  eliminated: 'ELIMINATED',
  'not-yours': 'NOT_YOUR_TURN',
  closed: 'QUESTION_CLOSED',
  'not-open': 'QUESTION_NOT_OPEN',
  paused: 'GAME_PAUSED',
  'unknown-game': 'GAME_NOT_FOUND',
  'unknown-player': 'PLAYER_NOT_FOUND',
};

/** The games of this server: the one way in for sockets, REST, bridges and plugins. */
export class LiveGames implements Games {
  readonly #sources: LiveGamesSources;
  readonly #joining: Joining;
  readonly #lobby: Lobby;
  readonly #tickets: Tickets;
  readonly #answered: Definitions;
  readonly #awaited: AwaitedPlayers;
  readonly #credits: Credits;
  readonly #sound: ScreenSound;

  constructor(sources: LiveGamesSources) {
    this.#sources = sources;
    this.#joining = new Joining(sources);
    this.#lobby = new Lobby(sources);
    this.#tickets = new Tickets(sources.store.space('tickets'));
    this.#answered = new Definitions(sources.store.games);
    this.#awaited = new AwaitedPlayers(sources);
    this.#credits = new Credits(sources.store);
    this.#sound = new ScreenSound(sources.store);
  }

  create(game: NewGame): Promise<Definition> {
    return createGame(this.#sources, game);
  }

  async find(pin: string): Promise<Definition> {
    const gameId = await this.#sources.store.games.find(pin);
    if (gameId === undefined) throw new QRushError('GAME_NOT_FOUND');
    return this.definition(gameId);
  }

  async hasPin(gameId: string, pin: string): Promise<boolean> {
    const definition = await this.#sources.store.games.definition(gameId);
    return definition?.pin === pin;
  }

  async definition(gameId: string): Promise<Definition> {
    const definition = await this.#sources.store.games.definition(gameId);
    if (!definition) throw new QRushError('GAME_NOT_FOUND');
    return definition;
  }

  async state(gameId: string): Promise<State> {
    const state = await this.#sources.store.games.state(gameId);
    if (!state) throw new QRushError('GAME_NOT_FOUND');
    return state;
  }

  async join(gameId: string, info: NewcomerInfo): Promise<Player> {
    const { hooks, channels } = this.#sources;
    const game = await this.definition(gameId);
    requireJoinedBy(game, info.channel, channels);
    const { player, back } = await this.#joining.join(game, info);
    if (back) return player;
    await this.#waitFor(game, info.channel);
    hooks.observe('player:joined', { game, player });
    return player;
  }

  admit(gameId: string, id: string, yes: boolean, fence?: number): Promise<void> {
    return this.#joining.admit(gameId, id, yes, fence);
  }

  async hide(gameId: string, question: number, label: string, fence?: number): Promise<void> {
    const { form } = askedAt(this.#sources.types, await this.definition(gameId), question);
    if (form.kind === 'pick')
      throw new QRushError('BAD_PAYLOAD', 'index: only typed answers can be hidden.');
    await this.#sources.conductor.dispatch(gameId, { type: 'hide', question, label }, fence);
  }

  async labels(gameId: string, question: number, after?: string): Promise<AnswerLabel[]> {
    const [game, state] = await Promise.all([this.#answered.get(gameId), this.state(gameId)]);
    return labelsOf(this.#sources, game, state, question, after);
  }

  async judge(gameId: string, question: number, said: HostRuling, fence?: number): Promise<void> {
    const { store, conductor } = this.#sources;
    const [game, state] = await Promise.all([
      this.#answered.get(gameId),
      this.state(gameId),
      requireFence(store.games, gameId, fence),
    ]);
    const ruling = await rulingOf(this.#sources, game, state, question, said);
    if (!ruling) return;
    const by = fence !== undefined && { host: fence };
    await conductor.dispatch(gameId, { type: 'judge', ruling: { ...ruling, ...by } }, fence);
  }

  async isVoid(gameId: string, question: number): Promise<boolean> {
    return isVoid((await this.state(gameId)).rulings, question);
  }

  /** Lets the game wait as long after a deadline as answers by this channel may take, and hold questions for it. */
  async #waitFor(game: Definition, channel: string): Promise<void> {
    const { grace, reach } = this.#sources.channels.get(channel) ?? {};
    if (grace !== undefined && grace > game.grace) await this.waitFor(game.id, grace);
    if (game.options.hold && reach && !(await this.state(game.id)).ahead)
      this.#sources.conductor.nudge(game.id, { type: 'ahead' });
  }

  async waitFor(gameId: string, grace: number): Promise<void> {
    const [game, state] = await Promise.all([this.#answered.get(gameId), this.state(gameId)]);
    if (grace <= graceOf(game, state)) return;
    this.#sources.conductor.nudge(gameId, {
      type: 'slower',
      grace: Math.min(grace, LONGEST_GRACE),
    });
  }

  async player(gameId: string, playerId: string): Promise<Player> {
    const player = await this.#sources.store.players.get(gameId, playerId);
    if (!player) throw new QRushError('PLAYER_NOT_FOUND');
    return player;
  }

  async setFace(gameId: string, playerId: string, face: number): Promise<Player> {
    const { players } = this.#sources.store;
    const { nickname } = await this.player(gameId, playerId);
    const chosen = face === faceOf(nickname) ? null : face;
    const player = await players.setFace(gameId, playerId, chosen);
    if (!player) throw new QRushError('PLAYER_NOT_FOUND');
    return player;
  }

  async choose(gameId: string, playerId: string, value: unknown): Promise<void> {
    await choose(this.#sources.store, await this.#answered.get(gameId), playerId, value);
  }

  async mayWave(gameId: string): Promise<boolean> {
    const { options } = await this.#answered.get(gameId);
    return options.waves !== false;
  }

  async review(gameId: string, playerId: string, from: number): Promise<PlayResults['review']> {
    const [game, { phase, last, rulings }] = await Promise.all([
      this.#answered.get(gameId),
      this.state(gameId),
      this.player(gameId, playerId),
    ]);
    if (phase.name !== 'finished') throw new QRushError('WRONG_PHASE', 'The game is not over yet.');
    const asked = last ? last.question + 1 : 0;
    return review(this.#sources, game, playerId, { asked, rulings }, from);
  }

  players(gameId: string, channel: string): AsyncIterable<Player[]> {
    return this.#sources.store.players.pages(gameId, channel);
  }

  async leave(gameId: string, playerId: string): Promise<boolean> {
    if ((await this.state(gameId)).phase.name === 'finished') return false;
    await this.#remove(gameId, playerId);
    return true;
  }

  async handOver(gameId: string, held?: number): Promise<number> {
    const fence = await this.#sources.store.games.handOver(gameId, held);
    if (fence === 0) throw new QRushError('GAME_NOT_FOUND');
    return fence;
  }

  async isHeldBy(gameId: string, fence: number): Promise<boolean> {
    return (await this.#sources.store.games.fence(gameId)) === fence;
  }

  async kick(gameId: string, playerId: string, fence?: number): Promise<void> {
    const { store, sessions, deliveries } = this.#sources;
    const player = await this.player(gameId, playerId);
    await requireFence(store.games, gameId, fence);
    // Before the player is gone: one who comes back at this moment must not come in again.
    await sessions.ban(gameId, playerId, knownAs(player));
    try {
      await this.#remove(gameId, playerId, fence);
    } catch (error) {
      // Another host was faster. One who is gone by now stays out all the same.
      if (fold(error).code === 'NOT_HOST') await sessions.unban(gameId, playerId);
      throw error;
    }
    await deliveries.deliver({ type: 'removed', gameId, player, reason: 'kicked' });
  }

  async giveTime(gameId: string, playerId: string, factor: number, fence?: number): Promise<void> {
    await this.player(gameId, playerId);
    const event = { type: 'time' as const, player: playerId, factor };
    await this.#sources.conductor.dispatch(gameId, event, fence);
  }

  async keepTime(gameId: string, before: string, playerId: string): Promise<void> {
    const factor = (await this.state(gameId)).longer?.[before];
    if (factor === undefined) return;
    await this.#takeTime(gameId, before);
    await this.giveTime(gameId, playerId, factor);
  }

  #takeTime(gameId: string, player: string): Promise<void> {
    return this.#sources.conductor.dispatch(gameId, { type: 'time', player, factor: USUAL_TIME });
  }

  async unban(gameId: string, playerId: string, fence?: number): Promise<void> {
    const { store, sessions } = this.#sources;
    await requireFence(store.games, gameId, fence);
    await sessions.unban(gameId, playerId);
  }

  async sweep(gameId: string, fence?: number): Promise<number> {
    await requireFence(this.#sources.store.games, gameId, fence);
    return this.#lobby.sweep(gameId);
  }

  leaveLobby(gameId: string, playerId: string): Promise<boolean> {
    return this.#lobby.leave(gameId, playerId);
  }

  async #remove(gameId: string, playerId: string, fence?: number): Promise<Player> {
    const { store, hooks } = this.#sources;
    const [game, player, { longer }] = await Promise.all([
      this.definition(gameId),
      this.player(gameId, playerId),
      this.state(gameId),
    ]);
    if (!(await store.players.remove(gameId, playerId, fence))) {
      await requireFence(store.games, gameId, fence);
      throw new QRushError('PLAYER_NOT_FOUND');
    }
    hooks.observe('player:removed', { game, player });
    if (longer?.[playerId] !== undefined) await this.#takeTime(gameId, playerId);
    await this.#closeIfAllAnswered(gameId);
    return player;
  }

  async connect(gameId: string, playerId: string, connection: string): Promise<string | undefined> {
    const previous = await this.#sources.store.players.connect(gameId, playerId, connection);
    // A returning player may have been cut off by a crash, in which closing the question was lost.
    if (previous !== undefined) await this.#closeIfAllAnswered(gameId);
    return previous;
  }

  connections(gameId: string, playerIds: string[]): Promise<(string | undefined)[]> {
    return this.#sources.store.players.connections(gameId, playerIds);
  }

  ticket(gameId: string, playerId: string): Promise<string> {
    return this.#tickets.issue(gameId, playerId);
  }

  summaryToken(gameId: string, playerId: string): string {
    return this.#sources.summaryToken(gameId, playerId);
  }

  redeem(gameId: string, ticket: string): Promise<string | undefined> {
    return this.#tickets.redeem(gameId, ticket);
  }

  async lose(gameId: string, playerId: string, connection: string, at: number): Promise<void> {
    await this.#sources.store.players.lose(gameId, playerId, connection, at);
  }

  async disconnect(
    gameId: string,
    playerId: string,
    connection: string,
    loss?: Loss,
  ): Promise<void> {
    const { store, hooks, channels } = this.#sources;
    const player = await store.players.get(gameId, playerId);
    const home = player && channels.get(player.channel)?.home;
    // In one step: a game that waits for nobody closes its question.
    const instead = home === connection ? undefined : home;
    const gone = await store.players.disconnect(gameId, playerId, connection, { instead, loss });
    if (gone === 'kept') return;
    hooks.observe('player:disconnected', { gameId, playerId, connection });
    if (gone.awaitedUntil !== null) await this.#giveUpAt(gameId, gone.awaitedUntil);
    await this.#closeIfAllAnswered(gameId);
  }

  /** Stops waiting for players who were lost to an outage and have not come back in time. */
  async giveUp(gameId: string): Promise<void> {
    const next = await this.#sources.store.players.giveUp(gameId);
    if (next !== null) await this.#giveUpAt(gameId, next);
    await this.#closeIfAllAnswered(gameId);
  }

  async #giveUpAt(gameId: string, at: number): Promise<void> {
    await this.#sources.timers.set(OUTAGE_TIMER, gameId, at);
  }

  async answer(
    gameId: string,
    playerId: string,
    question: number,
    value: unknown,
    timing: Timing = {},
    beside?: unknown,
  ) {
    const { store, hooks, types } = this.#sources;
    const game = await this.#answered.get(gameId);
    const given = game.options.hold ? await this.#sinceShown(game, question, timing) : timing;
    const asked = askedAt(types, game, question);
    const parsed = asked.parse(value);
    const json: string | undefined = JSON.stringify(parsed);
    if (json === undefined)
      throw new TypeError(`"${asked.question.type}" read an answer as nothing`);
    if (!isStorable(parsed)) {
      throw new QRushError('BAD_PAYLOAD', 'value: there is a character that cannot be stored');
    }
    const waited = hooks.decides('answer')
      ? await this.#decide({ game, player: playerId, question, value: parsed })
      : 0;
    const { closes, before, beside: asks } = turnOf(game, question);
    const also =
      asks && beside !== undefined
        ? await said(store, gameId, playerId, asks.form, beside, 'beside')
        : undefined;
    const wanted = typeof closes === 'object' ? closes.right : undefined;
    const right = wanted !== undefined && asked.type.grade?.(asked.question, parsed) === 1;
    const outcome = await store.answers.submit(
      gameId,
      playerId,
      question,
      stored(asks, json, also),
      {
        ...given,
        grace: timing.grace ?? game.grace + (timing.way ?? 0),
        waited: waited + (timing.waited ?? 0),
      },
      { eliminates: game.plan?.eliminates, right, only: before?.first !== undefined },
    );
    switch (outcome.status) {
      case 'accepted':
      case 'repeated':
        if (outcome.status === 'accepted') {
          hooks.observe('answer:accepted', {
            game,
            player: playerId,
            question,
            value: parsed,
            correctness: () => asked.type.grade?.(asked.question, parsed),
          });
        }
        if (outcome.waiting === 0)
          this.#sources.conductor.nudge(gameId, { type: 'all-answered', question });
        else if (wanted !== undefined && outcome.right >= wanted)
          this.#sources.conductor.nudge(gameId, { type: 'enough', question });
        return { receivedAt: outcome.receivedAt };
      default:
        throw new QRushError(REFUSED_ANSWER[outcome.status]);
    }
  }

  /** Of a question that was held, an answer that nobody has timed counts from when all were shown it. */
  async #sinceShown({ id }: Definition, question: number, timing: Timing): Promise<Timing> {
    if (timing.took !== undefined || timing.startedAt !== undefined) return timing;
    const { phase } = await this.state(id);
    if (phase.name !== 'open' || phase.question !== question || !phase.held) return timing;
    return { ...timing, startedAt: shownAt(phase) };
  }

  async answerBefore(
    gameId: string,
    playerId: string,
    question: number,
    value: unknown,
    timing: Timing = {},
  ) {
    const { store, hooks, conductor } = this.#sources;
    const game = await this.#answered.get(gameId);
    questionAt(game, question);
    const { before } = turnOf(game, question);
    if (!before)
      throw new QRushError('BAD_PAYLOAD', 'step: nothing is asked before this question.');
    const { form, ahead, first } = before;
    const slot = slotBefore(question);
    const outcome = await store.answers.submit(
      gameId,
      playerId,
      slot,
      JSON.stringify(await said(store, gameId, playerId, form, value, 'value')),
      { grace: game.grace, ...timing },
      { eliminates: game.plan?.eliminates, ahead, right: first !== undefined },
    );
    if (outcome.status !== 'accepted' && outcome.status !== 'repeated')
      throw new QRushError(REFUSED_ANSWER[outcome.status]);
    if (outcome.status === 'accepted')
      hooks.observe('asked:answered', { game, player: playerId, question });
    if (outcome.waiting === 0) conductor.nudge(gameId, { type: 'all-answered', question: slot });
    else if (first !== undefined && outcome.right >= first)
      conductor.nudge(gameId, { type: 'enough', question: slot });
    return { receivedAt: outcome.receivedAt };
  }

  /**
   * Asks plugins about an answer, unless the player has given one already.
   * @returns how long that took, ms
   */
  async #decide(given: Decisions['answer']): Promise<number> {
    const { store, hooks } = this.#sources;
    const { game, player, question } = given;
    const began = performance.now();
    const known = await store.answers.get(game.id, player, question);
    if (!known) await hooks.decide('answer', given);
    return Math.round(performance.now() - began);
  }

  /** Returns when nothing that was asked for is under way in this process any more. */
  idle(): Promise<void> {
    return this.#sources.conductor.idle();
  }

  read(definition: Definition, question: number, text: string): unknown {
    const asked = askedAt(this.#sources.types, definition, question);
    return text.length > LONGEST_TYPED ? undefined : asked.read(text);
  }

  fits(definition: Definition, question: number, text: string): number[] {
    const asked = askedAt(this.#sources.types, definition, question);
    return text.length > LONGEST_TYPED ? [] : (asked.type.fits?.(asked.question, text) ?? []);
  }

  async understood(gameId: string, question: number, value: unknown): Promise<string | undefined> {
    const [game, { phase }] = await Promise.all([this.#answered.get(gameId), this.state(gameId)]);
    // Of a question to come nothing is told, not even of which type it is.
    if (phase.name !== 'open' || phase.question !== question || isHeld(phase))
      throw new QRushError('QUESTION_NOT_OPEN');
    const { type, question: asked } = askedAt(this.#sources.types, game, question);
    return type.understood?.(asked, value);
  }

  form(definition: Definition, question: number, language?: string): Form {
    const asked = askedAt(this.#sources.types, definition, question);
    return language === undefined ? asked.form : asked.formIn(language);
  }

  asks(definition: Definition, question: number, language?: string, total = 0): Asks {
    return asksAt(this.#sources, definition, question, language, total);
  }

  choice(definition: Definition, phase: Phase, language: string): Asked | undefined {
    return choiceView(this.#sources, definition, phase, language);
  }

  right(definition: Definition, question: number): Right | undefined {
    return askedAt(this.#sources.types, definition, question).right();
  }

  correctText(definition: Definition, question: number): string {
    const { type, question: asked } = askedAt(this.#sources.types, definition, question);
    return type.correctText(asked);
  }

  async facts(definition: Definition): Promise<Facts | undefined> {
    const { messages } = this.#sources.modes.get(definition.mode) ?? {};
    const { badges, groups } = definition.plan ?? {};
    if (!messages && !badges && !groups) return undefined;
    return factsOf(this.#sources, definition, await this.state(definition.id));
  }

  isGraded(question: Question): boolean {
    return this.#sources.types.get(question.type)?.graded !== false;
  }

  label(question: Question, value: unknown): string {
    return typeOf(this.#sources.types, question).label(question, value);
  }

  async command(gameId: string, command: HostCommand, fence?: number): Promise<void> {
    const { conductor, channels } = this.#sources;
    const wait = command.type === 'start' ? await startsIn(channels, gameId) : 0;
    await conductor.dispatch(gameId, wait > 0 ? { type: 'start', wait } : command, fence);
  }

  async script(gameId: string, from: number): Promise<HostResults['script']> {
    return script(this.#sources.types, await this.#answered.get(gameId), from);
  }

  async credits(gameId: string): Promise<Credit[]> {
    return this.#credits.of(gameId, await this.state(gameId));
  }

  async awaited(gameId: string): Promise<HostResults['awaited']> {
    const [game, state] = await Promise.all([this.#answered.get(gameId), this.state(gameId)]);
    const open = unpaused(state.phase);
    if (open.name !== 'open') throw new QRushError('QUESTION_NOT_OPEN');
    return this.#awaited.of(game, state, open);
  }

  keepSound(gameId: string, on: boolean): Promise<void> {
    return this.#sound.set(gameId, on);
  }

  async snapshot(gameId: string, viewer?: Viewer): Promise<Snapshot> {
    // Kept, with its forms: a snapshot is made for each player who comes in. `state` says when it is gone.
    const [game, current] = await Promise.all([this.#answered.get(gameId), this.state(gameId)]);
    const state = await this.#seenBy(game, current, viewer);
    const shown = await snapshot(this.#sources, game, state);
    if (!viewer) return shown;
    if ('host' in viewer) return { ...shown, ...(await this.#forHost(game, state)) };
    const latestOf = (most: number) =>
      shown.phase === 'lobby' ? newcomers(this.#sources.store, gameId, most) : undefined;
    if ('screen' in viewer) {
      const [latest, sound] = await Promise.all([
        latestOf(SCREEN_NEWCOMERS),
        this.#sound.of(gameId),
      ]);
      return {
        ...shown,
        ...(latest && { newcomers: latest }),
        ...(sound !== undefined && { sound }),
      };
    }
    const player = await this.player(gameId, viewer.playerId);
    const [you, latest] = await Promise.all([
      ownState(this.#sources, { definition: game, state }, player, shown),
      latestOf(NEWCOMERS),
    ]);
    return { ...shown, you, ...(latest && { newcomers: latest }) };
  }

  /** A question that is held is seen by those who are reached by a channel that gets it first. */
  async #seenBy({ id }: Definition, state: State, viewer: Viewer | undefined): Promise<State> {
    if (!viewer || !isHeld(unpaused(state.phase))) return state;
    if ('playerId' in viewer) {
      const { playerId } = viewer;
      const [{ channel }, [connection]] = await Promise.all([
        this.player(id, playerId),
        this.connections(id, [playerId]),
      ]);
      const { reach, home } = this.#sources.channels.get(channel) ?? {};
      if (reach && (connection ?? home) === home) return state;
    }
    return withheld(state);
  }

  async #forHost(
    game: Definition,
    state: State,
  ): Promise<Pick<Snapshot, 'roster' | 'removed' | 'waiting' | 'troubles' | 'sound'>> {
    const { sessions } = this.#sources;
    const { troubles } = state;
    const gameId = game.id;
    const [players, sound, removed, waiting] = await Promise.all([
      roster(this.#sources, game, state),
      this.#sound.of(gameId),
      sessions.banned(gameId).catch(() => []),
      sessions.waiting.list(gameId).catch(() => []),
    ]);
    return {
      roster: players,
      ...(removed.length > 0 && { removed }),
      ...(waiting.length > 0 && { waiting: waiting.map(waitingView) }),
      ...(troubles && { troubles }),
      ...(sound !== undefined && { sound }),
    };
  }

  /** Nobody may be left to wait for: somebody has gone, or the last answer's process has died. */
  async #closeIfAllAnswered(gameId: string): Promise<void> {
    const { store, conductor } = this.#sources;
    const { question, present, waiting, answers } = await store.players.counts(gameId);
    if (question === undefined || present === 0 || waiting > 0) return;
    if (answers === 0 && !(await this.#isForSome(gameId))) return;
    conductor.nudge(gameId, { type: 'all-answered', question });
  }

  /** Whether the open question is for some players only: when they have gone, nobody can answer it. */
  async #isForSome(gameId: string): Promise<boolean> {
    const { phase } = await this.state(gameId);
    return phase.name === 'open' && (phase.only !== undefined || phase.overtime === true);
  }
}
