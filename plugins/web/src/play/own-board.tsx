import type { GameState } from '../../../../client/game-state.ts';
import { Face } from '../components/face.tsx';
import { points } from '../components/wording.ts';
import { ownBoard } from '../game/own-standing.ts';
import { Movement } from './movement.tsx';

/** The best on the board, and further down the own row with its neighbours. */
export function OwnBoard({ state }: { state: GameState }) {
  const { top, hidden, around } = ownBoard(state);
  const { you, before, rankBefore } = state;
  const formerly = (nickname: string) =>
    nickname === you?.nickname
      ? rankBefore
      : before?.find((place) => place.nickname === nickname)?.rank;
  const row = ({ rank, nickname, total, face }: (typeof top)[number]) => (
    <li key={nickname} class={`rank rank-${rank} ${nickname === you?.nickname ? 'own' : ''}`}>
      <span class="rank-number digits">{points(rank)}</span>
      <Face nickname={nickname} face={face} />
      <span class="rank-name">
        <bdi>{nickname}</bdi>
        {nickname === you?.nickname && <small> you</small>}
      </span>
      <Movement by={(formerly(nickname) ?? rank) - rank} />
      <span class="rank-total digits">{points(total)}</span>
    </li>
  );
  return (
    <>
      <ol class="ranks">{top.map(row)}</ol>
      {hidden > 0 && <p class="ranks-gap digits">{points(hidden)} more</p>}
      {around.length > 0 && <ol class="ranks">{around.map(row)}</ol>}
    </>
  );
}
