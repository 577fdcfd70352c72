import type { ReviewedQuestion } from '../../../../server/protocol/views.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { marked } from '../components/marked.ts';
import { points } from '../components/wording.ts';

/** Each question of the game, with what was right and what the player said. */
export function OwnAnswers({ questions }: { questions: readonly ReviewedQuestion[] }) {
  return (
    <section class="own-answers" aria-labelledby="answers-title">
      <h2 id="answers-title">Your answers</h2>
      {questions.map((question) => (
        <Answer key={question.index} question={question} />
      ))}
    </section>
  );
}

type Mark = 'right' | 'partly' | 'wrong' | 'none' | 'counted';

const MARKS: Record<Mark, { icon: IconName; said: string }> = {
  right: { icon: 'check', said: 'right' },
  partly: { icon: 'check', said: 'partly right' },
  wrong: { icon: 'close', said: 'not right' },
  none: { icon: 'less', said: 'no answer' },
  counted: { icon: 'people', said: 'counted' },
};

function Answer({ question }: { question: ReviewedQuestion }) {
  const { right, given, points: earned, explanation } = question;
  const mark = markOf(question);
  return (
    <details>
      <summary>
        <span class={`own-mark ${mark}`}>
          <Icon name={MARKS[mark].icon} />
          <span class="visually-hidden">{MARKS[mark].said}: </span>
        </span>
        <span class="own-question" dir="auto" {...marked(question)} />
        {earned !== undefined && (
          <span class={`digits own-points ${earned > 0 ? 'some' : ''}`}>
            {earned > 0 ? '+' : ''}
            {points(earned)}
            <span class="visually-hidden"> points</span>
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
          <p>You gave no answer.</p>
        ) : (
          given !== right && (
            <p>
              You said <bdi>{given}</bdi>
            </p>
          )
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
