import type { FormOption } from '../../../../server/protocol/form.ts';
import { OptionPicture } from './option-content.tsx';
import { OptionShape } from './option-shape.tsx';
import { QuizText } from './quiz-text.tsx';

interface Props {
  index: number;
  option: FormOption;
}

/** An option's face, on the player's button and on the big screen. */
export function OptionFace({ index, option }: Props) {
  return (
    <>
      <OptionPicture option={option} class="option-picture" />
      <span class="option-mark">
        <OptionShape index={index} />
        <span class="option-letter">{letterOf(index)}</span>
      </span>{' '}
      {option.text !== '' && <QuizText class="option-text" text={option.text} html={option.html} />}
    </>
  );
}

/** The letter of an option: A for 0. */
export const letterOf = (index: number): string => String.fromCharCode(65 + (index % 26));

/** The class that gives an option its colour. */
export const optionColour = (index: number): string => `option-${index % 10}`;
