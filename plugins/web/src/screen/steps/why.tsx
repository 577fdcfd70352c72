import type { GameState, Question, Reveal } from '../../../../../client/game-state.ts';
import { Icon } from '../../components/icon.tsx';
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

/** What was right, and why. */
export function WhyStep({ state, question, reveal, joinUrl }: Props) {
  const root = useFit<HTMLElement>(question.index);
  const { explanation, explanationHtml, text, graded } = reveal;
  const { language, media } = question;
  return (
    <>
      <Strip state={state} joinUrl={joinUrl} />
      <main ref={root}>
        <div class={`why-step ${media ? 'with-picture' : ''}`}>
          {media && <Frame media={media} />}
          {graded === false || text === '' ? (
            <Fitted
              least={1.75}
              most={4}
              text={question.text}
              html={question.html}
              language={language}
            />
          ) : (
            <p class="right-words">
              <span class="tick">
                <Icon name="check" />
                <span class="visually-hidden">right answer</span>
              </span>
              <Fitted as="p" least={1.75} most={4.5} text={text} language={language} />
            </p>
          )}
          <Fitted
            as="div"
            least={1.75}
            most={3.2}
            text={explanation}
            html={explanationHtml}
            language={language}
          />
        </div>
      </main>
    </>
  );
}
