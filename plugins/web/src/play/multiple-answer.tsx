import { useState } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { OptionFace, optionColour } from '../components/option-face.tsx';
import type { AnswerProps } from './answer-form.tsx';
import { layoutOf } from './option-layout.ts';

interface Props extends AnswerProps {
  choices: string[];
}

/** Several taps, then one submit. */
export function MultipleAnswer({ choices, answered, disabled, onAnswer }: Props) {
  const [picked, setPicked] = useState<number[]>([]);
  const chosen: unknown[] = Array.isArray(answered) ? answered : picked;
  const toggle = (option: number) =>
    setPicked(
      picked.includes(option)
        ? picked.filter((other) => other !== option)
        : [...picked, option].sort((a, b) => a - b),
    );
  return (
    <>
      <p class="answer-hint">Choose all that are right, then submit.</p>
      <ul class={`options ${layoutOf(choices)}`}>
        {choices.map((text, index) => (
          <li key={text}>
            <button
              type="button"
              class={`option ${optionColour(index)} ${chosen.includes(index) ? 'chosen' : ''}`}
              aria-pressed={chosen.includes(index)}
              disabled={disabled}
              onClick={() => toggle(index)}
            >
              <OptionFace index={index} text={text} />
              <span class="option-tick" aria-hidden="true">
                {chosen.includes(index) && <Icon name="check" />}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {answered === undefined && (
        <button
          type="button"
          class="button primary big"
          disabled={disabled || picked.length === 0}
          onClick={() => onAnswer(picked)}
        >
          Submit
        </button>
      )}
    </>
  );
}
