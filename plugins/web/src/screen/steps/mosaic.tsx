import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Newcomer } from '../../../../../server/protocol/views.ts';
import { drawFace } from './face-drawing.ts';
import { useGradually } from './use-gradually.ts';

/** Faces of a row: what is handed to the screen again when one of them changes. */
const ROW = 25;

/** Rows that there is room for. */
const ROWS = 12;

/** Faces that come in a frame. */
const AT_ONCE = 5;

/** Around a face and between two, in parts of the way from one to the next; as the style sheet has the rows. */
const MARGIN = 0.02;
const GAP = 0.12;

interface Props {
  /** The latest to come, the latest last. */
  newcomers: readonly Newcomer[];
  players: number;
}

type Place = Newcomer | undefined;

/**
 * The faces of a crowd. Each has a place, and who comes later takes the place of who came first: so
 * nobody moves, and a row is drawn only when somebody in it is new. It stands for a crowd, no list.
 */
export function Mosaic({ newcomers, players }: Props) {
  const places = useGradually<Place>(placesOf(newcomers, players), isSame, AT_ONCE);
  const box = useRef<HTMLDivElement>(null);
  const pitch = usePitch(box);
  return (
    <div class="mosaic" aria-hidden="true" ref={box}>
      {pitch > 0 &&
        Array.from({ length: ROWS }, (_, row) => (
          <Row key={row} row={row} pitch={pitch} faces={places.slice(row * ROW, (row + 1) * ROW)} />
        ))}
    </div>
  );
}

/** Pixels of the screen from one face to the next; 0 until they are known. */
function usePitch(box: { current: HTMLElement | null }): number {
  const [pitch, setPitch] = useState(0);
  useLayoutEffect(() => {
    if (!box.current) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // It tells the width when the layout is done: nobody has to ask for it in between.
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      // Drawn apart from the layout that brought it.
      timer = setTimeout(() => setPitch((width * devicePixelRatio) / (ROW - GAP)));
    });
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, []);
  return pitch;
}

function placesOf(newcomers: readonly Newcomer[], players: number): Place[] {
  const shown = newcomers.slice(-ROW * ROWS);
  const first = Math.max(0, players - shown.length);
  const places = Array.from<Place>({ length: Math.min(players, ROW * ROWS) });
  shown.forEach((one, index) => {
    places[(first + index) % (ROW * ROWS)] = one;
  });
  return places;
}

const isSame = (one: Place, other: Place): boolean =>
  one?.nickname === other?.nickname && one?.face === other?.face;

/** A row is a canvas of its own: small enough to be handed to the screen in each frame. */
function Row({ row, pitch, faces }: { row: number; pitch: number; faces: Place[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Place[]>([]);
  const side = pitch * (1 - GAP);
  const [width, height] = [Math.ceil(pitch * (ROW - GAP)), Math.ceil(side)];
  useLayoutEffect(() => {
    // A canvas of another size is an empty one.
    drawn.current = [];
  }, [width, height]);
  useLayoutEffect(() => {
    const drawing = canvas.current?.getContext('2d');
    if (!drawing) return;
    for (let at = 0; at < Math.max(faces.length, drawn.current.length); at++) {
      const face = faces[at];
      if (isSame(face, drawn.current[at])) continue;
      const size = side - 2 * MARGIN * pitch;
      drawing.clearRect(at * pitch, 0, side, side);
      if (face) drawFace(drawing, face, { x: (at + MARGIN) * pitch, y: MARGIN * pitch, size });
    }
    drawn.current = faces;
  });
  return (
    <canvas
      class="mosaic-row"
      ref={canvas}
      width={width}
      height={height}
      style={{ '--row': row }}
    />
  );
}
