import { Component } from 'preact';
import type { Newcomer } from '../../../../../server/protocol/views.ts';
import { Face } from '../../components/face.tsx';

/** Faces of a row: what is drawn again when one of them changes. */
const ROW = 25;

/** Rows that there is room for. */
const ROWS = 12;

interface Props {
  /** The latest to come, the latest last. */
  newcomers: readonly Newcomer[];
  players: number;
}

/**
 * The faces of a crowd. Each has a place, and who comes later takes the place of who came first: so
 * nobody moves, and a row is drawn only when somebody in it is new. It stands for a crowd, no list.
 */
export function Mosaic({ newcomers, players }: Props) {
  const places: Newcomer[] = [];
  const first = Math.max(0, players - newcomers.length);
  newcomers.slice(-ROW * ROWS).forEach((one, index, shown) => {
    places[(first + newcomers.length - shown.length + index) % (ROW * ROWS)] = one;
  });
  return (
    <div class="mosaic" aria-hidden="true">
      {Array.from({ length: ROWS }, (_, row) => (
        <Row key={row} faces={places.slice(row * ROW, (row + 1) * ROW)} />
      ))}
    </div>
  );
}

class Row extends Component<{ faces: (Newcomer | undefined)[] }> {
  override shouldComponentUpdate({ faces }: { faces: (Newcomer | undefined)[] }): boolean {
    const { faces: known } = this.props;
    return (
      faces.length !== known.length ||
      faces.some(
        (one, index) =>
          one?.nickname !== known[index]?.nickname || one?.face !== known[index]?.face,
      )
    );
  }

  override render() {
    return this.props.faces.map((one) => one && <Face key={one.nickname} {...one} />);
  }
}
