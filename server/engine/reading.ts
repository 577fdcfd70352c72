import type { Countdown, Definition, Event, Phase } from './state.ts';
import type { Step } from './step.ts';

/** ms at the least and at the most, by the length of a text: to find its beginning, and for each letter. */
const LEAST = 3000;
const LOOK = 1500;
const LETTER = 55;
const MOST = 15_000;

/** ms for a picture besides; in which a sound or a video begins. */
const MEDIA = 2000;

/** ms for which the game waits at the most until what is shown has been loaded. */
export const PATIENCE = 3000;

/** ms for which a question is shown before its options; 0 where it is not. */
export function readingOf({ options, quiz }: Definition, index: number): number {
  const { reading = 0, timeFactor = 1 } = options;
  if (reading !== 'length') return reading * 1000;
  const { text = '', media } = quiz.questions[index] ?? {};
  const time = LOOK + LETTER * text.length + (media ? MEDIA : 0);
  return Math.round(Math.min(MOST, Math.max(LEAST, time)) * timeFactor);
}

/** A question that is shown before it can be answered. */
export type Reading = Countdown & { reads: NonNullable<Countdown['reads']> };

export const isReading = (phase: Phase): phase is Reading =>
  phase.name === 'countdown' && phase.reads !== undefined;

/**
 * The step in which a question is read, and what is seen or heard with it is loaded; null where there is
 * neither.
 * @param ask what was asked before it
 */
export function read(
  definition: Definition,
  question: number,
  now: number,
  ask?: Countdown['ask'],
): Step | null {
  const opensAt = now + readingOf(definition, question);
  const { options, quiz, pictures } = definition;
  const late = pictures?.[question] === 'options';
  const waits =
    options.preload === true &&
    (quiz.questions[question]?.media !== undefined || pictures?.[question] === 'text');
  if (opensAt === now && !waits && !late) return null;
  const phase: Reading = {
    name: 'countdown',
    question,
    opensAt,
    ...(ask && { ask: { ...ask, closedAt: now } }),
    shows: 'text',
    reads: { shownAt: now, ...(waits && !late && { until: opensAt + PATIENCE }) },
  };
  return late && opensAt === now
    ? loadAll(phase, now)
    : { phase, effects: [{ do: 'announce-state' }] };
}

/**
 * The question has been read: now its options' pictures are loaded, for whoever saw them sooner would be the
 * first to answer. Null where there are none, or they have been.
 */
export const hasBeenRead = (
  { pictures }: Definition,
  phase: Countdown,
  now: number,
): Step | null =>
  isReading(phase) && !phase.reads.all && pictures?.[phase.question] === 'options'
    ? loadAll(phase, now)
    : null;

const loadAll = (phase: Reading, now: number): Step => ({
  phase: { ...phase, reads: { ...phase.reads, until: now + PATIENCE, all: true } },
  effects: [{ do: 'announce-state' }],
});

/** When such a question opens, unless all have loaded it before. */
export const opensBy = ({ opensAt, reads }: Countdown): number => reads?.until ?? opensAt;

/** All have loaded a question who are waited for: it opens, unless it is still to be read. */
export const isLoaded = (
  phase: Phase,
  { question }: Extract<Event, { type: 'loaded' }>,
  now: number,
): phase is Reading =>
  isReading(phase) &&
  phase.question === question &&
  phase.reads.until !== undefined &&
  now >= phase.opensAt;

/** The times of a question that is read, after a pause of so many ms. */
export const opensLater = (
  { shownAt, until, ...rest }: Reading['reads'],
  by: number,
): Reading['reads'] => ({
  ...rest,
  shownAt: shownAt + by,
  ...(until !== undefined && { until: until + by }),
});
