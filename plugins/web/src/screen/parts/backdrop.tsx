import { SHAPES } from '../../components/option-shape.tsx';

/** Two glows and four shapes behind everything. */
export function Backdrop() {
  return (
    <div class="backdrop" aria-hidden="true">
      {SHAPES.slice(0, 4).map((shape) => (
        <svg key={shape} viewBox="0 0 24 24" aria-hidden="true">
          <path d={shape} />
        </svg>
      ))}
    </div>
  );
}
