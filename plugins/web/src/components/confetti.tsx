import { useMemo } from 'preact/hooks';

const PIECES = 70;
const COLOURS = ['--accent', '--a', '--b', '--c', '--d', '--f'];

/** Paper falling once over the page. Stays away from those who asked for less motion (see the CSS). */
export function Confetti() {
  const pieces = useMemo(() => Array.from({ length: PIECES }, (_, index) => pieceStyle(index)), []);
  return (
    <div class="confetti" aria-hidden="true">
      {pieces.map((style) => (
        <i key={style.left} style={style} />
      ))}
    </div>
  );
}

function pieceStyle(index: number) {
  return {
    left: `${Math.random() * 100}%`,
    width: `${0.4 + Math.random() * 0.5}rem`,
    background: `var(${COLOURS[index % COLOURS.length]})`,
    animationDelay: `${Math.random() * 2.5}s`,
    animationDuration: `${3.2 + Math.random() * 2.5}s`,
    '--drift': `${(Math.random() - 0.5) * 16}rem`,
    '--turns': `${(Math.random() - 0.5) * 6}turn`,
  };
}
