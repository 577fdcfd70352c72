import { faceOf, partsOf } from '../../../../../server/protocol/face.ts';
import type { Newcomer } from '../../../../../server/protocol/views.ts';
import { featuresOf, type Ink } from '../../components/face-features.ts';

/** Units of the box that a face's paths are in. */
const BOX = 24;

/** As design/face.css has it, in units of the box. */
const SHAPE_EDGE = 1.6;
const LINE = 1.5;

/** Colours of the options A to J, and of what is drawn on them, by their custom properties. */
const COLOURS = [...'abcdefghij'].map((letter) => `--${letter}`);
const DARK = '--on-bright';

type Drawing = CanvasRenderingContext2D;

/**
 * Draws a face as the component `Face` does, into a square of a canvas. Of hundreds of them a browser then
 * keeps pixels, and no elements to style, to lay out and to take leave of.
 * @param x, y, size of the square, in pixels of the canvas
 */
export function drawFace(
  drawing: Drawing,
  { nickname, face = faceOf(nickname) }: Newcomer,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  const parts = partsOf(face);
  const own = tokenOf(COLOURS[parts.colour] ?? '');
  drawing.setTransform(size / BOX, 0, 0, size / BOX, x, y);
  drawing.lineCap = 'round';
  drawing.lineJoin = 'round';
  for (const [ink, path] of featuresOf(parts)) draw(drawing, ink, pathOf(path), own);
  drawing.resetTransform();
}

function draw(drawing: Drawing, ink: Ink, path: Path2D, own: string): void {
  const colour = ink === 'shape' ? own : ink === 'white' ? '#fff' : tokenOf(DARK);
  drawing.fillStyle = colour;
  drawing.strokeStyle = colour;
  drawing.lineWidth = ink === 'shape' ? SHAPE_EDGE : LINE;
  if (ink !== 'line') drawing.fill(path);
  if (ink === 'shape' || ink === 'line') drawing.stroke(path);
}

/** Of a few hundred paths that faces are made of. */
const paths = new Map<string, Path2D>();

function pathOf(text: string): Path2D {
  const path = paths.get(text) ?? new Path2D(text);
  paths.set(text, path);
  return path;
}

/** Custom properties that are the same in every theme. */
const tokens = new Map<string, string>();

function tokenOf(name: string): string {
  const known = tokens.get(name);
  if (known !== undefined) return known;
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  tokens.set(name, value);
  return value;
}
