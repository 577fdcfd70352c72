import { letterOf } from '../game/options.ts';
import { OptionShape } from './option-shape.tsx';

interface Props {
  index: number;
  text: string;
}

/** What an option looks like, on the player's button and on the big screen. */
export function OptionFace({ index, text }: Props) {
  return (
    <>
      <span class="option-mark">
        <OptionShape index={index} />
        <span class="option-letter">{letterOf(index)}</span>
      </span>{' '}
      <span class="option-text">{text}</span>
    </>
  );
}

/** The class that gives an option its colour. */
export const optionColour = (index: number): string => `option-${index % 8}`;
