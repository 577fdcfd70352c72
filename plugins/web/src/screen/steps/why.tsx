import type { GameState, Question, Reveal } from '../../../../../client/game-state.ts';
import { useFit } from '../fit/use-fit.ts';
import { Fitted } from '../parts/fitted.tsx';
import { Frame } from '../parts/frame.tsx';
import { Strip } from '../parts/strip.tsx';

interface Props {
  state: GameState;
  question: Question;
  reveal: Reveal;
  joinUrl: string;
}

/** Why the right answer is right. */
export function WhyStep({ state, question, reveal, joinUrl }: Props) {
  const root = useFit<HTMLElement>(`${question.index} why`);
  const { media } = question;
  return (
    <>
      <Strip state={state} joinUrl={joinUrl} />
      <main ref={root}>
        <div class={`why ${media ? 'with-picture' : ''}`}>
          {media && <Frame media={media} />}
          <h1 dir="auto">{reveal.text}</h1>
          <Fitted
            as="div"
            least={1.75}
            most={3.2}
            language={question.language}
            html={reveal.explanationHtml}
          >
            {reveal.explanation}
          </Fitted>
        </div>
      </main>
    </>
  );
}
