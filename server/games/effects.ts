import type { Logger } from 'pino';
import { isAsking, slotBefore } from '../engine/asking.ts';
import { isHeld, withheld } from '../engine/hold.ts';
import { turnOf } from '../engine/plan.ts';
import { isNew } from '../engine/reduce.ts';
import type { Definition, Effect, Event, State } from '../engine/state.ts';
import { unpaused } from '../engine/unpaused.ts';
import type { HookRunner } from '../hooks.ts';
import type { Leaderboard, Scoring } from '../services.ts';
import type { Store } from '../store/contract.ts';
import { badgeRules } from './badges.ts';
import type { Delivery } from './channel.ts';
import type { Deliveries } from './deliveries.ts';
import { firstOnes } from './first-ones.ts';
import type { QuestionTypes } from './guarded-type.ts';
import type { Holds } from './holds.ts';
import type { Openings } from './openings.ts';
import { awaitsNobody } from './overtime.ts';
import { recount } from './recount.ts';
import { scoreQuestion } from './score-question.ts';
import { openQuestion, type SnapshotSources, snapshot } from './snapshot.ts';
import { boardPlaces, groupsView, place, revealView, TOP } from './views.ts';

export interface EffectSources {
  store: Store;
  hooks: HookRunner;
  types: QuestionTypes;
  modes: SnapshotSources['modes'];
  deliveries: Deliveries;
  holds: Pick<Holds, 'follow' | 'forget'>;
  openings: Pick<Openings, 'note'>;
  scoring: Pick<Scoring, 'score' | 'conclude'>;
  leaderboard: Leaderboard;
  log: Logger;
  /** Has a finished game written to the records. */
  archive(gameId: string): Promise<void>;
}

/**
 * Does what a transition asked for. Everything here may be done twice, by this process or another
 * one after a crash; an announcement that a later transition has overtaken is left out. Observers
 * are told once the delivery has been handed out: players do not wait for them.
 *
 * @param version of the transition that asked for the effect
 * @returns an event for the game that follows from it
 */
export async function perform(
  sources: EffectSources,
  definition: Definition,
  state: State,
  version: number,
  effect: Effect,
): Promise<Event | undefined> {
  const { store, hooks } = sources;
  const game = { definition, state };
  switch (effect.do) {
    case 'announce-state': {
      if (version < state.version) return;
      await announce(sources, game, await stateOf(sources, game));
      return (await answeredAhead(store, game)) ?? awaitsNobody(store, definition, state);
    }
    case 'announce-time': {
      if (version === state.version) await announce(sources, game, await stateOf(sources, game));
      const { player } = effect;
      await sources.deliveries.deliver({ type: 'time', gameId: definition.id, player });
      return awaitsNobody(store, definition, state);
    }
    case 'announce-question': {
      const phase = unpaused(state.phase);
      if (phase.name !== 'open' || phase.question !== effect.question) return;
      const view = await openQuestion(sources, definition, phase);
      await announce(sources, game, { type: 'question', game, event: { version, ...view } });
      if (effect.again) return awaitsNobody(store, definition, state);
      hooks.observe('question:opened', { game: definition, question: effect.question });
      return phase.only && goneAlready(store, definition, phase.question);
    }
    case 'admit': {
      const players = await firstOnes(store, definition, effect.question);
      return { type: 'admitted', question: effect.question, players };
    }
    case 'announce-close': {
      const { answers } = await store.players.counts(definition.id);
      const event = { version, index: effect.question, count: answers };
      await sources.deliveries.deliver({ type: 'closed', game, event });
      return;
    }
    case 'score':
      return scored(sources, definition, state, effect.question);
    case 'announce-reveal':
      return announceReveal(sources, definition, state, version, effect.question);
    case 'announce-finish': {
      const podium = (await sources.leaderboard.top(definition.id, 3)).map(place);
      await sources.deliveries.deliver({
        type: 'finished',
        game,
        event: { version, podium, ...groupsView(definition, state) },
      });
      hooks.observe('game:finished', { game: definition });
      return;
    }
    case 'archive':
      await sources.archive(definition.id);
      return;
  }
}

interface Game {
  definition: Definition;
  state: State;
}

const stateOf = async (sources: EffectSources, game: Game): Promise<Delivery> => ({
  type: 'state',
  game,
  snapshot: await snapshot(sources, game.definition, game.state),
});

/** Tells everybody; of a question that is held, only those who get it first. */
async function announce(sources: EffectSources, game: Game, delivery: Delivery): Promise<void> {
  const { deliveries, holds } = sources;
  const { definition, state } = game;
  const phase = unpaused(state.phase);
  if (!isHeld(phase)) {
    holds.forget(definition.id);
    return deliveries.deliver(delivery);
  }
  const before = await stateOf(sources, { definition, state: withheld(state) });
  await deliveries.deliver(before, delivery);
  if (state.phase.name === 'open') holds.follow(definition.id, phase.question);
}

/** Everybody may have answered this ask already. */
async function answeredAhead(
  { players }: Store,
  { definition, state: { phase } }: Game,
): Promise<Event | undefined> {
  if (!isAsking(phase) || !turnOf(definition, phase.question).before?.ahead) return undefined;
  const slot = slotBefore(phase.question);
  const { question, answers, waiting } = await players.counts(definition.id);
  return question === slot && answers > 0 && waiting === 0
    ? { type: 'all-answered', question: slot }
    : undefined;
}

/** All who may answer a question may have gone before it opened. */
async function goneAlready(
  { players }: Store,
  { id }: Definition,
  index: number,
): Promise<Event | undefined> {
  const { question, present, waiting } = await players.counts(id);
  return question === index && present > 0 && waiting === 0
    ? { type: 'all-answered', question }
    : undefined;
}

async function scored(
  sources: EffectSources,
  definition: Definition,
  state: State,
  question: number,
): Promise<Event | undefined> {
  const phase = unpaused(state.phase);
  if (phase.name !== 'scoring' || phase.question !== question) return;
  const first = phase.from === undefined;
  const [scored] = await Promise.all([
    phase.from === undefined
      ? scoreQuestion(sources, definition, state, question)
      : recount(sources, definition, state, phase.from, question),
    first && sources.openings.note(definition.id, question, phase.openedAt),
  ]);
  const { trouble } = scored;
  if (!trouble) return { type: 'scored', ...scored };
  const { message, ...part } = trouble;
  if (isNew(state, trouble)) sources.log.warn({ game: definition.id, ...part }, message);
  return { type: 'scored', ...scored };
}

async function announceReveal(
  sources: EffectSources,
  definition: Definition,
  state: State,
  version: number,
  question: number,
): Promise<undefined> {
  const reveal = revealView(sources, definition, state);
  if (reveal?.index !== question) return;
  const top = boardPlaces(definition, state, await sources.leaderboard.top(definition.id, TOP));
  const badges = badgeRules(sources, definition, { question });
  await sources.deliveries.deliver({
    type: 'reveal',
    game: { definition, state },
    event: { version, ...reveal },
    leaderboard: { version, index: question, top, ...groupsView(definition, state) },
    ...(badges && { badges }),
  });
  sources.hooks.observe('question:revealed', { game: definition, question });
}
