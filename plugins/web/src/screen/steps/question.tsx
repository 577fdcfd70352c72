import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { OnlySome } from '../../components/only-some.tsx';
import { rich, t } from '../../words/t.ts';
import { Main } from '../parts/main.tsx';
import { Strip } from '../parts/strip.tsx';
import { Drain, StripSeconds } from '../parts/time.tsx';
import { useTicks } from '../sound/hear.ts';
import type { QuestionProps } from './clock-and-count.tsx';
import { isDense } from './density.ts';
import { Arranged, Picks, Pictured, Typed } from './question-forms.tsx';

/** ms of the options' coming in: they do so once, not again when the question closes. */
const OPENING = 1200;

/** A question that is open, or has just closed. */
export function QuestionStep(props: QuestionProps) {
  const { clock, question, state, joinUrl } = props;
  const dense = isDense(question);
  const closed = state.phase === 'closed';
  const opening = useOpening();
  useTicks(clock, question.closesAt, !closed);
  const look = `${dense ? 'dense' : ''} ${closed ? 'is-closed' : ''} ${opening ? 'is-opening' : ''}`;
  return (
    <>
      <Strip state={state} joinUrl={joinUrl}>
        {(question.only || question.overtime || dense) && (
          <>
            {question.overtime && !dense ? (
              <span>{t('screen.overtime')}</span>
            ) : (
              <OnlySome question={question} />
            )}
            {dense && <DenseEnd {...props} />}
          </>
        )}
      </Strip>
      {!closed && <Drain clock={clock} question={question} />}
      <Main what={question.index} class={`question-main ${look}`}>
        <Body {...props} dense={dense} />
      </Main>
    </>
  );
}

function useOpening(): boolean {
  const [opening, setOpening] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setOpening(false), OPENING);
    return () => clearTimeout(timer);
  }, []);
  return opening;
}

function DenseEnd({ clock, question, state }: QuestionProps) {
  return (
    <>
      {state.phase === 'question' ? (
        <StripSeconds clock={clock} question={question} />
      ) : (
        <span>{t(question.overtime ? 'screen.overtime' : 'question.timeUp')}</span>
      )}
      <span class="digits answered">
        {rich('screen.answeredOf', { answers: state.answers ?? 0, players: state.players })}
      </span>
    </>
  );
}

/** A kind of form without a picture does not compile. */
function Body(props: QuestionProps & { dense: boolean }): JSX.Element {
  const { question } = props;
  switch (question.form.kind) {
    case 'pick':
      return question.media ? (
        <Pictured {...props} media={question.media} form={question.form} />
      ) : (
        <Picks {...props} form={question.form} />
      );
    case 'order':
    case 'match':
      return <Arranged {...props} form={question.form} />;
    case 'text':
    case 'number':
      return question.media ? (
        <Pictured {...props} media={question.media} form={question.form} />
      ) : (
        <Typed {...props} form={question.form} />
      );
    case 'point': {
      const { image, alt } = question.form;
      return <Pictured {...props} media={{ kind: 'picture', image, alt }} form={question.form} />;
    }
  }
}
