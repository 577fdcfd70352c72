import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ServerClock } from '../../../../../client/clock.ts';
import type { GameState } from '../../../../../client/game-state.ts';
import type { ComingView } from '../../../../../server/protocol/views.ts';
import { letterOf, optionColour } from '../../components/option-face.tsx';
import { OptionShape } from '../../components/option-shape.tsx';
import { isolated, t } from '../../words/t.ts';
import { Fitted } from '../parts/fitted.tsx';
import { Frame } from '../parts/frame.tsx';
import { Main } from '../parts/main.tsx';
import { Strip } from '../parts/strip.tsx';

interface Props {
  clock: ServerClock;
  state: GameState;
  coming: ComingView;
  joinUrl: string;
}

/** ms that the card stands, of a longer time; of a shorter one, this part. */
const CARD = 1400;
const CARD_PART = 0.3;

/** Options whose marks have room in a row. */
const MOST_MARKS = 10;

/** The points of a question unless its quiz says otherwise: not worth a word. */
const USUAL_POINTS = 1000;

/** A question before its options: which one it is, and then the text and the picture alone. */
export function ReadingStep(props: Props) {
  const { clock, state, coming, joinUrl } = props;
  const isCard = useUntil(clock, cardUntil(coming, state.opensAt ?? 0));
  return (
    <>
      <Strip state={state} joinUrl={joinUrl} at={coming.index} />
      {isCard ? <Card {...props} /> : <Question {...props} />}
    </>
  );
}

/** When the card gives way to the text, by the server's clock. */
function cardUntil({ shownAt }: ComingView, opensAt: number): number {
  // A mode asks something about the text: that is there at once.
  if (shownAt === undefined) return 0;
  const reading = opensAt - shownAt;
  // One that only waits for pictures stays a card: its text would come and go.
  return reading <= 0 ? Number.POSITIVE_INFINITY : shownAt + Math.min(CARD, CARD_PART * reading);
}

/** Whether this time of the server's clock is still to come. */
function useUntil(clock: ServerClock, time: number): boolean {
  const [isBefore, setBefore] = useState(() => clock.now() < time);
  useEffect(() => {
    const left = time - clock.now();
    setBefore(left > 0);
    if (left <= 0 || left === Number.POSITIVE_INFINITY) return undefined;
    const timer = setTimeout(() => setBefore(false), left);
    return () => clearTimeout(timer);
  }, [clock, time]);
  return isBefore;
}

/** Number, category and points. */
function Card({ state, coming }: Props) {
  const worth = worthOf(coming);
  return (
    <Main what={coming.index}>
      <div class="question-card">
        <p class="lead">{t('question.number', { number: coming.index + 1, total: state.total })}</p>
        <Fitted
          as="p"
          least={2.25}
          most={12}
          text={coming.category ?? wayOf(coming)}
          language={coming.category && coming.language}
        />
        <p class="lead">{worth}</p>
      </div>
    </Main>
  );
}

function Question({ clock, state, coming }: Props) {
  const { index, text = '', html, language, media, category } = coming;
  const line = [category && isolated(category), wayOf(coming), worthOf(coming)]
    .filter(Boolean)
    .join(' · ');
  return (
    <Main what={index}>
      <div class={`reading ${media ? 'with-picture' : ''}`}>
        {media && <Frame media={media} />}
        <p class="reading-kind">
          <b>{t('question.number', { number: index + 1, total: state.total })}</b>
          <span class="soft ellipsis">{line}</span>
        </p>
        <Fitted least={2.25} most={7} text={text} html={html} language={language} />
        <div class="reading-foot">
          <Marks coming={coming} />
          <Meter clock={clock} state={state} coming={coming} />
          <p class="soft" dir="auto">
            {state.ask?.label ?? t('question.soon')}
          </p>
        </div>
      </div>
    </Main>
  );
}

/** The shapes of the options to come. */
function Marks({ coming: { options = 0 } }: Pick<Props, 'coming'>) {
  if (options === 0 || options > MOST_MARKS) return null;
  return (
    <p class="marks" aria-hidden="true">
      {Array.from({ length: options }, (_, index) => (
        <span key={letterOf(index)} class={`option-mark ${optionColour(index)}`}>
          <OptionShape index={index} />
          <span class="option-letter">{letterOf(index)}</span>
        </span>
      ))}
    </p>
  );
}

/** How much of the time to read has passed: it is drawn by CSS, which only has to be told where it stands. */
function Meter({ clock, state, coming }: Pick<Props, 'clock' | 'state' | 'coming'>) {
  const { opensAt = 0, ask } = state;
  const { shownAt = ask?.openedAt ?? opensAt } = coming;
  const runs = useMemo(
    () => ({
      '--time-limit': `${Math.max(1, opensAt - shownAt)}ms`,
      '--time-passed': `${-Math.max(0, clock.now() - shownAt)}ms`,
    }),
    [clock, opensAt, shownAt],
  );
  return (
    <div class="meter" aria-hidden="true">
      <i style={runs} />
    </div>
  );
}

const wayOf = ({ kind, options }: ComingView): string =>
  kind === undefined
    ? ''
    : kind === 'pick'
      ? t('screen.options', { count: options ?? 0 })
      : t(`way.${kind}`);

const worthOf = ({ points }: ComingView): string =>
  points === undefined || points === USUAL_POINTS
    ? ''
    : points === 0
      ? t('shared.noPoints')
      : t('shared.points', { count: points });
