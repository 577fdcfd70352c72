import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { letterOf, OptionFace, optionColour } from '../../components/option-face.tsx';
import { indexesOf } from '../../game/answer-text.ts';
import type { AnswerProps } from '../answer-form.tsx';
import { layoutOf } from './option-layout.ts';

/** Several taps, then one submit. */
export function PickSeveral({ form, given, disabled, onAnswer }: AnswerProps<'pick'>) {
  const { options, least = 1, most = 1 } = form;
  const [picked, setPicked] = useState<number[]>([]);
  const chosen = given === undefined ? picked : indexesOf(given);
  const toggle = (option: number) =>
    setPicked(
      picked.includes(option)
        ? picked.filter((other) => other !== option)
        : [...picked, option].sort((a, b) => a - b),
    );
  return (
    <>
      <p class="answer-hint">{howMany(least, most, options.length)}, then submit.</p>
      <ul class={`options ${layoutOf(options)}`}>
        {options.map((option, index) => {
          const isChosen = chosen.includes(index);
          return (
            <li key={letterOf(index)}>
              <button
                type="button"
                class={`option ${optionColour(index)} ${isChosen ? 'chosen' : ''}`}
                aria-pressed={isChosen}
                disabled={disabled || (!isChosen && chosen.length >= most)}
                onClick={() => toggle(index)}
              >
                <OptionFace index={index} option={option} />
                <span class="option-tick" aria-hidden="true">
                  {isChosen && <Icon name="check" />}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {given === undefined && (
        <button
          type="button"
          class="button primary big"
          disabled={disabled || picked.length < least}
          onClick={() => onAnswer(picked)}
        >
          Submit
        </button>
      )}
    </>
  );
}

function howMany(least: number, most: number, count: number): string {
  if (least === most) return `Choose ${most}`;
  if (least > 1) return `Choose ${least} to ${most}`;
  return most < count ? `Choose up to ${most}` : 'Choose all that are right';
}
