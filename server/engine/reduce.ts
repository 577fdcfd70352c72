import { QRushError } from '../protocol/errors.ts';
import type { Trouble } from '../protocol/views.ts';
import { nextStep } from './after-reveal.ts';
import { approach } from './approach.ts';
import { admitted, answeredBefore, countedDown, isAsking } from './asking.ts';
import { graceOf } from './controls.ts';
import { extend } from './extend.ts';
import { endsAt, giveTime, overtime } from './extra-time.ts';
import { withHint } from './hints.ts';
import { holding, holdLater, isHeld, released, show, shownAt } from './hold.ts';
import { goOnOnceCounted, isCountedAgain, judge } from './judge.ts';
import { turnOf } from './plan.ts';
import { hasBeenRead, isLoaded, isReading, opensBy, opensLater } from './reading.ts';
import {
  type Countdown,
  type Definition,
  type Effect,
  type Event,
  lastGraded,
  MOST_TROUBLES,
  type Open,
  type PendingEffect,
  type Phase,
  type Recount,
  type Revealed,
  type Scoring,
  type State,
  type Summary,
} from './state.ts';
import type { Step } from './step.ts';
import { moved, unpaused } from './unpaused.ts';

export interface Transition {
  state: State;
  /** The effects that this transition added to `state.pending`. */
  pending: PendingEffect[];
}

/** The state of a game that was just created. */
export function initialState(): State {
  return { version: 1, phase: { name: 'lobby' }, locked: false, last: null, pending: [] };
}

/**
 * The game as a pure function. Knows no clock: `now` is the store's time in ms.
 *
 * @returns the next state and what the world has to do, or null when the event has nothing to
 * change: a timer that came too early or twice, a second `all-answered`, or one where the plan
 *   keeps the question open.
 * @throws QRushError `WRONG_PHASE` for a host's command that does not fit the phase
 */
export function reduce(
  definition: Definition,
  state: State,
  event: Event,
  now: number,
): Transition | null {
  const step = holding(definition, state, advance(definition, state, event, now), now);
  if (!step) return null;
  const { effects, ...changes } = step;
  const version = state.version + 1;
  const pending = effects.map((effect) => ({ version, effect }));
  return {
    state: { ...state, ...changes, version, pending: [...state.pending, ...pending] },
    pending,
  };
}

type Scored = Extract<Event, { type: 'scored' }>;

function advance(definition: Definition, state: State, event: Event, now: number): Step | null {
  const { phase } = state;
  switch (event.type) {
    case 'start':
      return phase.name === 'lobby'
        ? approach(definition, 0, now, countdownOf(definition, event))
        : wrongPhase(event, phase);
    case 'next':
      if (isCountedAgain(phase)) return goOnOnceCounted(phase);
      return phase.name === 'revealed'
        ? following(definition, phase, now)
        : wrongPhase(event, phase);
    case 'board':
      return (
        (phase.name === 'revealed' && nextStep(definition, phase, state.last, now)) ||
        wrongPhase(event, phase)
      );
    case 'skip':
      return skip(definition, phase, now);
    case 'extend':
      return phase.name === 'open' ? extend(phase, event.seconds, now) : wrongPhase(event, phase);
    case 'pause':
      return pause(phase, now);
    case 'resume':
      return phase.name === 'paused'
        ? resume(phase.inner, now - phase.pausedAt)
        : wrongPhase(event, phase);
    case 'lock':
      return lock(state, event.locked);
    case 'judge':
      return judge(state, event.ruling, now);
    case 'hide':
      return hide(state, event);
    case 'end':
      return end(phase, now);
    case 'time':
      return giveTime(state, event);
    case 'due':
      return due(definition, state, event, now);
    case 'slower':
      return slower(definition, state, event.grace);
    case 'ahead':
      return aheadOf(state);
    case 'reached':
      return isHeld(phase) && phase.question === event.question ? show(phase, now) : null;
    case 'all-answered':
      return allAnswered(definition, phase, event.question, now);
    case 'enough':
      return enough(definition, state, event.question, now);
    case 'loaded':
      return isLoaded(phase, event, now) ? countedDown(definition, phase, now) : null;
    case 'admitted':
      return admitted(definition, phase, event, now);
    case 'scored':
      return withTrouble(state, event, scored(definition, state, event, now));
  }
}

const countdownOf = ({ options }: Definition, event: { type: 'start'; wait?: number }): number =>
  Math.max(options.countdown * 1000, event.wait ?? 0);

function wrongPhase(event: Event, phase: Phase): never {
  throw new QRushError(
    'WRONG_PHASE',
    `The game is in the phase "${phase.name}": "${event.type}" is not possible now.`,
  );
}

function close(phase: Open, now: number, ending: boolean): Step {
  const { question } = phase;
  return {
    phase: { name: 'scoring', question, openedAt: shownAt(phase), closedAt: now, ending },
    effects: [
      { do: 'announce-close', question },
      { do: 'score', question },
    ],
  };
}

function allAnswered(
  definition: Definition,
  phase: Phase,
  question: number,
  now: number,
): Step | null {
  if (phase.name !== 'open') return answeredBefore(definition, phase, question, now);
  if (phase.question !== question) return null;
  // Its deadline has passed in overtime.
  if (turnOf(definition, question).closes === 'time' && !phase.overtime) return null;
  return close(phase, now, false);
}

/** The time is up now, for everybody; what was given before, and is on its way, still counts. */
function enough(
  definition: Definition,
  { phase, longer }: State,
  question: number,
  now: number,
): Step | null {
  if (phase.name !== 'open') return answeredBefore(definition, phase, question, now);
  if (typeof turnOf(definition, question).closes !== 'object') return null;
  if (phase.question !== question) return null;
  if (phase.overtime) return close(phase, now, false);
  if (phase.closesAt <= now) return null;
  return {
    phase: {
      ...(isHeld(phase) ? released(phase, now) : phase),
      closesAt: now,
      ...(longer && { decided: true }),
    },
    effects: [{ do: 'announce-question', question, again: true }],
  };
}

function following(definition: Definition, phase: Revealed, now: number): Step {
  const next = phase.question + 1;
  return next < definition.quiz.questions.length && !phase.final
    ? approach(definition, next, now)
    : finish(now, 'completed');
}

function finish(now: number, reason: 'completed' | 'ended'): Step {
  return {
    phase: { name: 'finished', at: now, reason },
    effects: [{ do: 'announce-finish' }, { do: 'archive' }],
  };
}

/**
 * Skips the waiting: opens at once in the countdown, shows at once a question that is held, closes at once an
 * open one.
 */
function skip(definition: Definition, phase: Phase, now: number): Step | null {
  switch (phase.name) {
    case 'countdown':
      return countedDown(definition, phase, now);
    case 'open':
      return isHeld(phase) ? show(phase, now) : close(phase, now, false);
    default:
      return wrongPhase({ type: 'skip' }, phase);
  }
}

function pause(phase: Phase, now: number): Step {
  switch (phase.name) {
    case 'countdown':
    case 'open':
    case 'scoring':
    case 'revealed':
      return {
        phase: { name: 'paused', inner: phase, pausedAt: now },
        effects: [{ do: 'announce-state' }],
      };
    default:
      return wrongPhase({ type: 'pause' }, phase);
  }
}

/** All times move by the length of the pause, so nobody's time to answer shrinks. */
function resume(inner: Countdown | Open | Scoring | Revealed, pausedFor: number): Step {
  const isClosed =
    inner.name === 'countdown' && inner.ask?.closedAt !== undefined && !isReading(inner);
  return {
    phase: shift(inner, pausedFor),
    effects: [
      { do: 'announce-state' },
      ...(isClosed ? [{ do: 'admit' as const, question: inner.question }] : []),
    ],
  };
}

function shift(phase: Countdown | Open | Scoring | Revealed, by: number): Phase {
  switch (phase.name) {
    case 'countdown': {
      const { opensAt, ask, reads } = phase;
      return {
        ...phase,
        opensAt: opensAt + by,
        ...(reads && { reads: opensLater(reads, by) }),
        ...(ask && { ask: { ...ask, openedAt: ask.openedAt + by } }),
      };
    }
    case 'open': {
      const { openedAt, closesAt, holds } = phase;
      return {
        ...phase,
        openedAt: openedAt + by,
        closesAt: closesAt + by,
        ...(holds && { holds: holdLater(holds, by) }),
      };
    }
    case 'scoring':
      return phase;
    case 'revealed':
      return { ...phase, nextAt: phase.nextAt === null ? null : phase.nextAt + by };
  }
}

function lock(state: State, locked: boolean): Step | null {
  if (state.phase.name === 'finished') return wrongPhase({ type: 'lock', locked }, state.phase);
  return state.locked === locked ? null : { locked, effects: [{ do: 'announce-state' }] };
}

/** A line that is not there, or no longer, needs no hiding. */
function hide({ last }: State, { question, label }: Extract<Event, { type: 'hide' }>): Step | null {
  if (last?.question !== question)
    throw new QRushError('WRONG_PHASE', 'The answers to this question are not on show.');
  const distribution = last.distribution.filter((line) => line.label !== label);
  if (distribution.length === last.distribution.length) return null;
  const hidden = [...(last.hidden ?? []), label];
  return { last: { ...last, distribution, hidden }, effects: [{ do: 'announce-state' }] };
}

/** Ends the game. Answers already given to the open question are scored first. */
function end(phase: Phase, now: number): Step {
  switch (phase.name) {
    case 'open':
      return close(phase, now, true);
    case 'scoring':
      return { phase: { ...phase, ending: true }, effects: [{ do: 'announce-state' }] };
    case 'paused':
      return end(phase.inner, now);
    case 'lobby':
    case 'countdown':
    case 'revealed':
      return finish(now, 'ended');
    case 'finished':
      return wrongPhase({ type: 'end' }, phase);
  }
}

/** Announced, since whoever counts versions would otherwise find a gap. */
function slower(definition: Definition, state: State, grace: number): Step | null {
  if (state.phase.name === 'finished' || grace <= graceOf(definition, state)) return null;
  return { grace, effects: [{ do: 'announce-state' }] };
}

/** From the next question on. */
function aheadOf({ phase, ahead }: State): Step | null {
  if (phase.name === 'finished' || ahead) return null;
  return { ahead: true, effects: [{ do: 'announce-state' }] };
}

function due(
  definition: Definition,
  state: State,
  event: Extract<Event, { type: 'due' }>,
  now: number,
): Step | null {
  const { phase, last } = state;
  const grace = graceOf(definition, state);
  switch (phase.name) {
    case 'countdown': {
      const isOver = isAsking(phase) ? now > phase.opensAt + grace : now >= opensBy(phase);
      if (!isOver) return null;
      return hasBeenRead(definition, phase, now) ?? countedDown(definition, phase, now);
    }
    case 'open':
      if (isHeld(phase)) return now >= phase.holds.until ? show(phase, now) : null;
      return now > endsAt(state, phase) + grace
        ? (overtime(state, phase, event) ?? close(phase, now, false))
        : withHint(definition, phase, now);
    case 'revealed':
      if (phase.nextAt === null || now < phase.nextAt) return null;
      return nextStep(definition, phase, last, now) ?? following(definition, phase, now);
    default:
      return null;
  }
}

function scored(
  definition: Definition,
  state: State,
  { summary, finish: isOver, recount }: Scored,
  now: number,
): Step | null {
  const { phase } = state;
  const scoring = unpaused(phase);
  if (scoring.name !== 'scoring' || scoring.question !== summary.question) return null;
  // Another ruling has come in between: it is counted again once more.
  if (isCountedAgain(scoring) && recount?.revision !== state.rulings?.length) return null;
  const { question, openedAt, closedAt } = scoring;
  const reveal: Effect = { do: 'announce-reveal', question };
  const result = resultOf(state, summary, recount);
  if (scoring.ending) {
    const finished = finish(now, 'ended');
    return { ...finished, ...result, effects: [reveal, ...finished.effects] };
  }
  // In a pause the wait starts again at its beginning: `resume` then moves it to its end.
  const from = phase.name === 'paused' ? phase.pausedAt : now;
  const wait = definition.options.autoAdvance;
  const revealed: Revealed = {
    name: 'revealed',
    question,
    openedAt,
    closedAt,
    nextAt: wait === null ? null : from + wait * 1000,
    ...(isOver && { final: true }),
  };
  if (phase.name === 'scoring' && phase.goOn) {
    const next = following(definition, revealed, now);
    return { ...next, ...result, effects: [reveal, ...next.effects] };
  }
  return {
    phase: moved(phase, revealed),
    ...result,
    effects: [reveal],
  };
}

function resultOf(state: State, summary: Summary, recount: Recount | undefined) {
  if (recount) return { last: withoutHidden(summary, state.last), graded: recount.graded };
  const { question, graded, scored } = summary;
  const from = graded === false && !scored ? lastGraded(state) : question;
  return { last: summary, ...(from !== undefined && { graded: from }) };
}

/** Keeps off the screen whatever a host has taken off it. */
function withoutHidden(summary: Summary, before: Summary | null): Summary {
  const { hidden } = before ?? {};
  if (!hidden) return summary;
  const distribution = summary.distribution.filter(({ label }) => !hidden.includes(label));
  return { ...summary, distribution, hidden };
}

/** Whether the game has not met with a trouble yet: each part of a plugin is named once. */
export const isNew = ({ troubles = [] }: State, { what, name }: Trouble): boolean =>
  troubles.length < MOST_TROUBLES &&
  !troubles.some((known) => known.what === what && known.name === name);

function withTrouble(state: State, { trouble }: Scored, step: Step | null): Step | null {
  if (!step || !trouble || !isNew(state, trouble)) return step;
  return { ...step, troubles: [...(state.troubles ?? []), trouble] };
}
