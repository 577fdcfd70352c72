import { BoardCard } from '../console/board-card.tsx';
import { FinalCard } from '../console/final-card.tsx';
import type { Hosting } from '../host-game.tsx';

/** The game is over, on a phone. */
export function RemoteEnd(hosting: Hosting) {
  return (
    <>
      <BoardCard state={hosting.state} />
      <FinalCard {...hosting} />
    </>
  );
}
