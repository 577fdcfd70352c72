import type { FormOption } from '../../../../server/protocol/form.ts';
import { Picture } from './picture.tsx';
import { QuizText } from './quiz-text.tsx';

/** An option without a letter: where its place, or its neighbour, is what it is known by. */
export function OptionContent({ option }: { option: FormOption }) {
  return (
    <span class="option-content">
      <OptionPicture option={option} class="option-thumb" />
      {option.text !== '' && <QuizText class="option-text" text={option.text} html={option.html} />}
    </span>
  );
}

/** The picture of an option, if it has one. */
export function OptionPicture({ option: { text, media }, ...box }: PictureProps) {
  return media ? (
    <Picture image={media.image} alt={media.alt} isSaid={media.alt === text} {...box} />
  ) : null;
}

interface PictureProps {
  option: FormOption;
  class: string;
}
