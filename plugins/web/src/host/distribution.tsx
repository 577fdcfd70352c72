import type { Bucket, QuestionView, RevealView } from '../../../../server/protocol/views.ts';
import { Icon } from '../components/icon.tsx';
import { OptionFace, optionColour } from '../components/option-face.tsx';
import { choicesOf, rightAnswer, rightOptions } from '../game/options.ts';

interface Props {
  question: QuestionView;
  reveal: RevealView;
  /** Takes a typed answer off everybody's screen. */
  onHide(label: string): void;
}

/** How often each answer was given, with the right ones marked, if there are any. */
export function Distribution({ question, reveal, onHide }: Props) {
  const { distribution, correct } = reveal;
  const graded = reveal.graded !== false;
  const choices = choicesOf(question);
  const right = graded ? rightOptions(question, correct) : [];
  const most = Math.max(1, ...distribution.map(({ count }) => count));
  const isRight = ({ label, right: counts }: Bucket, index: number) =>
    choices ? right.includes(index) : graded && (counts === true || isAccepted(label, correct));
  const mark = (line: Bucket, index: number) => (isRight(line, index) ? 'right' : 'wrong');

  return (
    <>
      {graded && !choices && (
        <p class="right-answer">
          <Icon name="check" /> {rightAnswer(question, correct)}
        </p>
      )}
      <ol class="distribution">
        {distribution.map((line, index) => (
          <li
            key={line.label}
            class={`bar ${choices ? optionColour(index) : 'typed'} ${graded ? mark(line, index) : ''}`}
          >
            <span class="bar-face">
              {choices ? (
                <OptionFace index={index} text={line.label} />
              ) : (
                <span class="option-text">{line.label}</span>
              )}
              {isRight(line, index) && (
                <span class="bar-right">
                  <Icon name="check" />
                  <span class="visually-hidden">right answer</span>
                </span>
              )}
              {!choices && !isRight(line, index) && (
                <button
                  type="button"
                  class="bar-hide"
                  aria-label={`Hide “${line.label}” for everybody`}
                  title="Hide for everybody"
                  onClick={() => onHide(line.label)}
                >
                  <Icon name="close" />
                </button>
              )}
            </span>
            <span class="bar-track" aria-hidden="true">
              <span class="bar-fill" style={{ width: `${(100 * line.count) / most}%` }} />
            </span>
            <span class="bar-count digits">
              {line.count}
              <span class="visually-hidden"> answers</span>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Whether a typed answer is one of those that `reveal.correct` lists, give or take its spelling. */
function isAccepted(label: string, correct: unknown): boolean {
  const accepted: unknown[] = Array.isArray(correct) ? correct : [correct];
  const plain = (value: unknown) => String(value).trim().toLowerCase();
  return accepted.some((value) => plain(value) === plain(label));
}
