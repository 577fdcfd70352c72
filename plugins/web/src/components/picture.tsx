import { useState } from 'preact/hooks';

interface Props {
  image: string;
  alt: string;
  /** Gives it a box that does not depend on the picture: nothing moves when that comes. */
  class: string;
  /** Words beside it say the same: they are not read twice. */
  isSaid?: boolean;
  /** Width by height of the picture itself, once it is known. */
  onRatio?(ratio: number): void;
}

/** A picture, or its description where it cannot be had. */
export function Picture({ image, alt, class: box, isSaid = false, onRatio }: Props) {
  const [broken, setBroken] = useState<string>();
  if (broken === image)
    return (
      <span class={`${box} picture-missing`} aria-hidden={isSaid}>
        {alt}
      </span>
    );
  return (
    <img
      class={box}
      src={image}
      alt={isSaid ? '' : alt}
      draggable={false}
      onError={() => setBroken(image)}
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
        // A drawing may come without a size.
        if (naturalHeight > 0) onRatio?.(naturalWidth / naturalHeight);
      }}
    />
  );
}
