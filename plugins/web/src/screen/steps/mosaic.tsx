import { render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Newcomer } from '../../../../../server/protocol/views.ts';
import { Face } from '../../components/face.tsx';
import { useGradually } from './use-gradually.ts';

/** Faces of a row: what is drawn again when one of them changes. */
const ROW = 25;

/** Rows that there is room for. */
const ROWS = 12;

/** Faces that come in a frame: a slow computer draws so many in time. */
const AT_ONCE = 3;

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
  return (
    <div class="mosaic" aria-hidden="true">
      {Array.from({ length: ROWS }, (_, row) => (
        <Row key={row} row={row} faces={places.slice(row * ROW, (row + 1) * ROW)} />
      ))}
    </div>
  );
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

/**
 * A row is a tree of its own in its element, drawn only when a face in it changes. When the lobby is over, its
 * element is all there is to be taken away: to take leave of each face would take a slow computer long.
 */
function Row({ row, faces }: { row: number; faces: Place[] }) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Place[]>([]);
  useLayoutEffect(() => {
    const known = drawn.current;
    if (faces.length === known.length && faces.every((one, at) => isSame(one, known[at]))) return;
    drawn.current = faces;
    if (box.current) render(<Faces faces={faces} />, box.current);
  });
  return <div class="mosaic-row" ref={box} style={{ '--row': row }} />;
}

function Faces({ faces }: { faces: Place[] }) {
  return faces.map((one, index) => (
    // A place keeps its element: a face that changes costs less than one that comes.
    // biome-ignore lint/suspicious/noArrayIndexKey: the place is what stays
    <span key={index}>{one && <Face {...one} />}</span>
  ));
}
