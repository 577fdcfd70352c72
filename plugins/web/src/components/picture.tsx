import { useState } from 'preact/hooks';

interface Props {
  image: string;
  alt: string;
  /** Gives it a box that does not depend on the picture: nothing moves when that comes. */
  class: string;
  /** In pixels, where it is known: its box has this form. */
  size?: { width?: number; height?: number };
  /** Words beside it say the same: they are not read twice. */
  isSaid?: boolean;
  /** Width by height of the picture itself, once it is known. */
  onRatio?(ratio: number): void;
}

/** A picture, or its description where it cannot be had. */
export function Picture({ image, alt, class: box, isSaid = false, size, onRatio }: Props) {
  const { width, height } = size ?? {};
  const ratio = width && height && width / height;
  const [broken, setBroken] = useState<string>();
  if (broken === image)
    return (
      <span class={`${box} picture-missing`} aria-hidden={isSaid}>
        {alt}
      </span>
    );
  return (
    <img
      class={ratio ? `${box} is-sized` : box}
      style={ratio ? { '--ratio': ratio } : undefined}
      width={width}
      height={height}
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
