import type { ReviewedQuestion } from '../../../../server/protocol/views.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { marked } from '../components/marked.ts';
import { number } from '../words/numbers.ts';
import { rich, t } from '../words/t.ts';

/** Each question of the game, with what was right and what the player said. */
export function OwnAnswers({ questions }: { questions: readonly ReviewedQuestion[] }) {
  return (
    <section class="own-answers" aria-labelledby="answers-title">
      <h2 id="answers-title">{t('final.answers')}</h2>
      {questions.map((question) => (
        <Answer key={question.index} question={question} />
      ))}
    </section>
  );
}

type Mark = 'right' | 'partly' | 'wrong' | 'none' | 'counted';

const ICONS: Record<Mark, IconName> = {
  right: 'check',
  partly: 'check',
  wrong: 'close',
  none: 'less',
  counted: 'people',
};

function Answer({ question }: { question: ReviewedQuestion }) {
  const { right, given, points: earned, explanation } = question;
  const mark = markOf(question);
  return (
    <details>
      <summary>
        <span class={`own-mark ${mark}`}>
          <Icon name={ICONS[mark]} />
          <span class="visually-hidden">{t(`mark.${mark}`)}: </span>
        </span>
        <span class="own-question" dir="auto" {...marked(question)} />
        {earned !== undefined && (
          <span class={`digits own-points ${earned > 0 ? 'some' : ''}`}>
            <span aria-hidden="true" dir="ltr">
              {earned > 0 ? '+' : ''}
              {number(earned)}
            </span>
            <span class="visually-hidden">{t('shared.points', { count: earned })}</span>
          </span>
        )}
        <span class="own-chevron">
          <Icon name="chevron" />
        </span>
      </summary>
      <div class="own-details">
        {right !== '' && (
          <p class="own-right" dir="auto">
            {right}
          </p>
        )}
        {given === undefined ? (
          <p>{t('final.noAnswer')}</p>
        ) : (
          given !== right && <p>{rich('final.youSaid', { answer: given })}</p>
        )}
        {explanation && (
          <div
            class="why"
            dir="auto"
            {...marked({ text: explanation, html: question.explanationHtml })}
          />
        )}
      </div>
    </details>
  );
}

function markOf({ given, graded, correctness, points: earned }: ReviewedQuestion): Mark {
  if (given === undefined) return 'none';
  if (graded === false || correctness === undefined) return 'counted';
  if (correctness === 1) return 'right';
  return correctness > 0 || (earned ?? 0) > 0 ? 'partly' : 'wrong';
}
