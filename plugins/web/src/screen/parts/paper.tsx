import { useEffect, useRef } from 'preact/hooks';
import { isCalm } from '../../game/calm.ts';

const PIECES = 90;

/** ms until all of it is gone. */
const FALLS = 4000;

/** Pixels drawn of those there are, by side: paper that flies is seen no sharper, and costs a quarter. */
const SHARPNESS = 0.5;

/** Of these the second half comes later, in ms. */
const SECOND_BURST = 450;

const COLOURS = ['--a', '--b', '--c', '--d', '--e', '--f', '--g', '--h'];

interface Piece {
  x: number;
  y: number;
  dx: number;
  dy: number;
  turn: number;
  size: number;
  colour: string;
  from: number;
}

/** Paper for the winner: two bursts, drawn beside the layout, gone after four seconds. */
export function Paper() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const drawing = canvas.current?.getContext('2d');
    if (!canvas.current || !drawing || isCalm()) return undefined;
    const box = canvas.current.getBoundingClientRect();
    const width = Math.round(box.width * SHARPNESS);
    const height = Math.round(box.height * SHARPNESS);
    canvas.current.width = width;
    canvas.current.height = height;
    const pieces = Array.from({ length: PIECES }, (_, index) => pieceOf(index));
    const started = performance.now();
    let frame = requestAnimationFrame(function draw(now) {
      const passed = now - started;
      drawing.clearRect(0, 0, width, height);
      for (const piece of pieces) drawPiece(drawing, piece, passed, width, height);
      if (passed < FALLS) frame = requestAnimationFrame(draw);
      else drawing.clearRect(0, 0, width, height);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return <canvas class="paper" ref={canvas} />;
}

function pieceOf(index: number): Piece {
  const style = getComputedStyle(document.documentElement);
  return {
    x: 0.5 + (Math.random() - 0.5) * 0.2,
    y: 0.35,
    dx: (Math.random() - 0.5) * 0.7,
    dy: -0.25 - Math.random() * 0.45,
    turn: (Math.random() - 0.5) * 12,
    size: 0.006 + Math.random() * 0.006,
    colour: style.getPropertyValue(COLOURS[index % COLOURS.length] ?? '--a'),
    from: index % 2 === 0 ? 0 : SECOND_BURST,
  };
}

/** Thrown up and pulled down, in parts of the screen and of a second. */
function drawPiece(
  drawing: CanvasRenderingContext2D,
  { x, y, dx, dy, turn, size, colour, from }: Piece,
  passed: number,
  width: number,
  height: number,
): void {
  const seconds = (passed - from) / 1000;
  if (seconds < 0) return;
  const side = size * width;
  drawing.save();
  drawing.globalAlpha = Math.max(0, Math.min(1, (FALLS - passed) / 800));
  drawing.translate(
    (x + dx * seconds * (1 - seconds / 12)) * width,
    (y + dy * seconds + 0.32 * seconds * seconds) * height,
  );
  drawing.rotate(turn * seconds);
  drawing.fillStyle = colour;
  drawing.fillRect(-side / 2, -side * 0.8, side, side * 1.6);
  drawing.restore();
}
