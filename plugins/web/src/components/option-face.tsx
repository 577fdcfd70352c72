import type { FormOption } from '../../../../server/protocol/form.ts';
import { OptionShape } from './option-shape.tsx';

interface Props {
  index: number;
  option: FormOption;
}

/** What an option looks like, on the player's button and on the big screen. */
export function OptionFace({ index, option: { text, media } }: Props) {
  return (
    <>
      {media && <img class="option-picture" src={media.image} alt={media.alt} />}
      <span class="option-mark">
        <OptionShape index={index} />
        <span class="option-letter">{letterOf(index)}</span>
      </span>{' '}
      {text !== '' && (
        <span class="option-text" dir="auto">
          {text}
        </span>
      )}
    </>
  );
}

/** The letter of an option: A for 0. */
export const letterOf = (index: number): string => String.fromCharCode(65 + (index % 26));

/** The class that gives an option its colour. */
export const optionColour = (index: number): string => `option-${index % 10}`;
