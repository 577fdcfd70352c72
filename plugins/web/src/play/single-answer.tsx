import { OptionFace, optionColour } from '../components/option-face.tsx';
import { answerFor } from '../game/options.ts';
import type { AnswerProps } from './answer-form.tsx';
import { layoutOf } from './option-layout.ts';

interface Props extends Omit<AnswerProps, 'onAnswer'> {
  choices: string[];
  onAnswer(option: number): void;
}

/** One tap, one answer. */
export function SingleAnswer({ question, choices, answered, disabled, onAnswer }: Props) {
  return (
    <ul class={`options ${layoutOf(choices)}`}>
      {choices.map((text, index) => {
        const chosen = answered !== undefined && answerFor(question, index) === answered;
        return (
          <li key={text}>
            <button
              type="button"
              class={`option ${optionColour(index)} ${chosen ? 'chosen' : ''}`}
              aria-pressed={chosen}
              disabled={disabled}
              onClick={() => onAnswer(index)}
            >
              <OptionFace index={index} text={text} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
