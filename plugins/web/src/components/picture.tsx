import { useState } from 'preact/hooks';

interface Props {
  image: string;
  alt: string;
  /** Gives it a box that does not depend on the picture: nothing moves when that comes. */
  class: string;
  /** Width by height of the picture itself, once it is known. */
  onRatio?(ratio: number): void;
}

/** A picture, or its description where it cannot be had. */
export function Picture({ image, alt, class: box, onRatio }: Props) {
  const [broken, setBroken] = useState<string>();
  if (broken === image) return <span class={`${box} picture-missing`}>{alt}</span>;
  return (
    <img
      class={box}
      src={image}
      alt={alt}
      draggable={false}
      onError={() => setBroken(image)}
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
        // A drawing may come without a size.
        if (naturalHeight > 0) onRatio?.(naturalWidth / naturalHeight);
      }}
    />
  );
}
