import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { Picture } from './picture.tsx';

interface Pin {
  /** Each 0..1, from the left and from the top. */
  at: readonly number[];
  look: 'own' | 'right';
}

interface Props {
  image: string;
  alt: string;
  pins: readonly Pin[];
  /** Over the picture, once it is there. */
  children?: ComponentChildren;
}

/** A picture in a box of a fixed size, with pins in the picture. */
export function Spot({ image, alt, pins, children }: Props) {
  const [ratio, setRatio] = useState<number>();
  return (
    <span class="spot">
      <Picture class="spot-picture" image={image} alt={alt} onRatio={setRatio} />
      {ratio !== undefined && (
        <span class="spot-frame" style={{ '--ratio': ratio }}>
          {pins.map(({ at: [x = 0, y = 0], look }) => (
            <span
              key={look}
              class={`spot-pin ${look}`}
              style={{ left: `${100 * x}%`, top: `${100 * y}%` }}
            >
              {look === 'right' && <Icon name="check" />}
            </span>
          ))}
          {children}
        </span>
      )}
    </span>
  );
}
