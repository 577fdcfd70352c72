import type { GameState } from '../../../../client/game-state.ts';
import type { Place } from '../../../../server/protocol/views.ts';
import { Face } from '../components/face.tsx';
import { points } from '../components/wording.ts';
import { ownBoard } from '../game/own-standing.ts';
import { Movement } from './movement.tsx';

/** The best on the board, and further down the own row with its neighbours. */
export function OwnBoard({ state }: { state: GameState }) {
  const { top, hidden, around } = ownBoard(state);
  const { you, before, rankBefore } = state;
  const own = you?.nickname;
  const placed = (place: Place) => {
    const { nickname, rank } = place;
    const formerly =
      nickname === own ? rankBefore : before?.find((one) => one.nickname === nickname)?.rank;
    return <Row key={nickname} place={place} own={own} by={(formerly ?? rank) - rank} />;
  };
  return (
    <>
      <ol class="ranks">{top.map(placed)}</ol>
      {hidden > 0 && <p class="ranks-gap digits">{points(hidden)} more</p>}
      {around.length > 0 && <ol class="ranks">{around.map(placed)}</ol>}
    </>
  );
}

/** How the groups stand, where there are groups. */
export function GroupList({ state: { groups, you } }: { state: GameState }) {
  return groups ? (
    <ol class="ranks">
      {groups.map((group) => (
        <Row key={group.name} place={{ ...group, nickname: group.name }} own={you?.group} />
      ))}
    </ol>
  ) : null;
}

interface RowProps {
  place: Place;
  /** What the player's own row is called. */
  own: string | undefined;
  /** Places that it has moved up. */
  by?: number;
}

function Row({ place: { rank, nickname, total, face }, own, by = 0 }: RowProps) {
  const isOwn = nickname === own;
  return (
    <li class={`rank rank-${rank} ${isOwn ? 'own' : ''}`}>
      <span class="rank-number digits">{points(rank)}</span>
      <Face nickname={nickname} face={face} />
      <span class="rank-name">
        <bdi>{nickname}</bdi>
        {isOwn && <small> you</small>}
      </span>
      <Movement by={by} />
      <span class="rank-total digits">{points(total)}</span>
    </li>
  );
}
