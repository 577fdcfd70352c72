import type { GameState, Question, Reveal } from '../../../../../client/game-state.ts';
import type { Form, FormOption } from '../../../../../server/protocol/form.ts';
import { Icon } from '../../components/icon.tsx';
import { OptionFace, optionColour } from '../../components/option-face.tsx';
import { indexesOf } from '../../game/answer-text.ts';
import { t } from '../../words/t.ts';
import { Fitted } from '../parts/fitted.tsx';
import { Frame } from '../parts/frame.tsx';
import { Main } from '../parts/main.tsx';
import { Strip } from '../parts/strip.tsx';
import { gotIt } from './right.ts';

interface Props {
  state: GameState;
  question: Question;
  reveal: Reveal;
  joinUrl: string;
}

/** The right answer, and the reason. */
export function WhyStep({ state, question, reveal, joinUrl }: Props) {
  const { explanation, explanationHtml, text, graded } = reveal;
  const { language, media, form } = question;
  const picked = onlyRight(form, reveal);
  const right = gotIt(form, reveal);
  return (
    <>
      <Strip state={state} joinUrl={joinUrl} />
      <Main what={question.index}>
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
          ) : picked ? (
            <div class={`option why-option ${optionColour(picked.index)}`}>
              <OptionFace {...picked} />
              <RightTick />
            </div>
          ) : (
            <p class="right-words">
              <RightTick />
              <Fitted as="p" least={1.75} most={4.5} text={text} language={language} />
            </p>
          )}
          <Fitted
            as="div"
            least={1.75}
            most={media ? 3.2 : 4}
            text={explanation}
            html={explanationHtml}
            language={language}
          />
          {right !== undefined && (
            <p class="fact">
              {t('screen.right')}
              <b class="digits">{t('screen.rightOf', { right, players: state.players })}</b>
            </p>
          )}
        </div>
      </Main>
    </>
  );
}

function RightTick() {
  return (
    <span class="tick">
      <Icon name="check" />
      <span class="visually-hidden">{t('screen.rightAnswer')}</span>
    </span>
  );
}

/** The option that is right, where it is one and has words. */
function onlyRight(form: Form, reveal: Reveal): { index: number; option: FormOption } | undefined {
  if (form.kind !== 'pick') return undefined;
  const [index, ...others] = indexesOf(reveal.right);
  const option = index === undefined ? undefined : form.options[index];
  return index !== undefined && option && others.length === 0 ? { index, option } : undefined;
}
