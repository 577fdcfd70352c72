import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

interface Pin {
  /** Each 0..1, from the left and from the top. */
  at: readonly number[];
  look: 'own' | 'right';
}

interface Props {
  image: string;
  alt: string;
  pins: readonly Pin[];
  children?: ComponentChildren;
}

/** A picture with pins in it. */
export function Spot({ image, alt, pins, children }: Props) {
  return (
    <span class="spot">
      <img src={image} alt={alt} draggable={false} />
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
  );
}
