import { SHAPES } from '../../components/option-shape.tsx';
import type { QuizSummary } from '../api/quizzes.ts';

/** Where the shapes of a drawn cover stand, how large, and how well they are seen. */
const PLACES = [
  { move: 'translate(235 10) scale(7)', opacity: 0.22 },
  { move: 'translate(40 70) scale(4.2)', opacity: 0.3 },
  { move: 'translate(150 -30) scale(4.6)', opacity: 0.15 },
  { move: 'translate(330 90) scale(4)', opacity: 0.26 },
];

/** From one shape to the next: none comes twice. */
const STEPS = [1, 3, 7, 9];

/** A number that goes with a text, always the same. */
const hash = (text: string): number => {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return sum;
};

/** A quiz's picture; without one, shapes and a colour that are always the same for it. */
export function Cover({ quiz: { id, cover } }: { quiz: Pick<QuizSummary, 'id' | 'cover'> }) {
  if (cover)
    return <img class="cover" src={cover.image} alt={cover.alt} loading="lazy" decoding="async" />;
  const seed = hash(id);
  const first = Math.floor(seed / 10) % SHAPES.length;
  const step = STEPS[Math.floor(seed / 100) % STEPS.length] ?? 1;
  return (
    <svg
      class={`cover cover-${seed % 10}`}
      viewBox="0 0 400 180"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {PLACES.map(({ move, opacity }, index) => (
        <path
          key={move}
          d={SHAPES[(first + index * step) % SHAPES.length]}
          transform={move}
          fill="#fff"
          opacity={opacity}
        />
      ))}
    </svg>
  );
}
