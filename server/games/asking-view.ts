import { isAsking } from '../engine/asking.ts';
import { type Before, turnOf } from '../engine/plan.ts';
import { isReading, type Reading } from '../engine/reading.ts';
import type { Countdown, Definition } from '../engine/state.ts';
import type { AskView } from '../protocol/asking.ts';
import type { ComingView } from '../protocol/views.ts';
import { askedAt } from './asked-question.ts';
import { besideView } from './beside-view.ts';
import { optionPictures } from './pictures-ahead.ts';
import { questionView, type ViewSources } from './views.ts';

/**
 * The ask before a question, and the news of it in a countdown. Of a plain countdown before the
 * first question, nothing.
 * @param count how many have answered what is asked
 */
export function comingView(
  sources: ViewSources,
  definition: Definition,
  phase: Countdown,
  count: number,
): { ask?: AskView; coming?: ComingView } {
  const { question, ask, shows, opensAt, held } = phase;
  const { before } = turnOf(definition, question);
  return {
    ...(ask &&
      before &&
      !isReading(phase) && { ask: askView(sources, definition, phase, before, count) }),
    ...((question > 0 || ask || shows || held) && {
      coming: {
        ...(shows
          ? {
              ...textOf(
                questionView(sources, definition, question, { openedAt: opensAt, closesAt: 0 }),
              ),
              ...(isReading(phase) && readingView(sources, definition, phase)),
            }
          : { index: question }),
        ...(held && { held }),
      },
    }),
  };
}

function askView(
  sources: ViewSources,
  definition: Definition,
  phase: Countdown,
  before: Before,
  count: number,
): AskView {
  const { opensAt, ask } = phase;
  return {
    ...besideView(sources, definition, before),
    openedAt: ask?.openedAt ?? opensAt,
    closesAt: opensAt,
    ...(!isAsking(phase) && { closed: true }),
    ...(before.first !== undefined && { first: before.first }),
    count,
  };
}

/** Nothing of the options: whoever sees them first would be the first to answer. */
function textOf(question: ReturnType<typeof questionView>): ComingView {
  const { index, text, html, category, difficulty, credit, language, media } = question;
  return {
    index,
    text,
    ...(html !== undefined && { html }),
    ...(category !== undefined && { category }),
    ...(difficulty !== undefined && { difficulty }),
    ...(credit !== undefined && { credit }),
    ...(language !== undefined && { language }),
    ...(media !== undefined && { media }),
  };
}

/** The view of a question while it is read: its worth, and how it will be answered. */
function readingView(
  { types }: ViewSources,
  definition: Definition,
  { question: index, reads }: Reading,
): Partial<ComingView> {
  const { question, form } = askedAt(types, definition, index);
  const { points } = question;
  return {
    ...(points !== undefined && { points }),
    kind: form.kind,
    ...(form.kind === 'pick' && { options: form.options.length }),
    // It is the question's own picture, and not one among its answers.
    ...(form.kind === 'point' && {
      media: { kind: 'picture', image: form.image, alt: form.alt },
    }),
    shownAt: reads.shownAt,
    ...(reads.until !== undefined && { loads: true }),
    ...(reads.all && { pictures: optionPictures(form) }),
  };
}
