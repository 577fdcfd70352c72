import { Component } from 'preact';
import type { Newcomer } from '../../../../../server/protocol/views.ts';
import { Face } from '../../components/face.tsx';
import { useGradually } from './use-gradually.ts';

/** Faces of a row: what is drawn again when one of them changes. */
const ROW = 25;

/** Rows that there is room for. */
const ROWS = 12;

/** Faces that come in a frame: a slow computer draws so many in time. */
const AT_ONCE = 5;

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

class Row extends Component<{ row: number; faces: Place[] }> {
  override shouldComponentUpdate({ faces }: { faces: Place[] }): boolean {
    const { faces: known } = this.props;
    return faces.length !== known.length || faces.some((one, index) => !isSame(one, known[index]));
  }

  override render() {
    return (
      <div class="mosaic-row" style={{ '--row': this.props.row }}>
        {this.props.faces.map((one, index) => (
          // A place keeps its element: a face that changes costs less than one that comes.
          <span key={index}>{one && <Face {...one} />}</span>
        ))}
      </div>
    );
  }
}
