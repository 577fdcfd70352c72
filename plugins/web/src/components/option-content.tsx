import type { FormOption } from '../../../../server/protocol/form.ts';

/** An option without a letter: where its place, or its neighbour, is what it is known by. */
export function OptionContent({ option: { text, media } }: { option: FormOption }) {
  return (
    <span class="option-content">
      {media && <img class="option-thumb" src={media.image} alt={media.alt} />}
      {text !== '' && (
        <span class="option-text" dir="auto">
          {text}
        </span>
      )}
    </span>
  );
}
