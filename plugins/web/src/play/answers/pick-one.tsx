import { letterOf, OptionFace, optionColour } from '../../components/option-face.tsx';
import type { AnswerProps } from '../answer-form.tsx';
import { layoutOf } from './option-layout.ts';

/** One tap, one answer. */
export function PickOne({ form, given, disabled, onAnswer }: AnswerProps<'pick'>) {
  return (
    <ul class={`options ${layoutOf(form.options)}`}>
      {form.options.map((option, index) => (
        <li key={letterOf(index)}>
          <button
            type="button"
            class={`option ${optionColour(index)} ${index === given ? 'chosen' : ''}`}
            aria-pressed={index === given}
            disabled={disabled}
            onClick={() => onAnswer(index)}
          >
            <OptionFace index={index} option={option} />
          </button>
        </li>
      ))}
    </ul>
  );
}
