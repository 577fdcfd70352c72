import type { GameState } from '../../../../client/game-state.ts';
import { Face } from '../components/face.tsx';
import { ownBoard } from '../game/own-standing.ts';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';
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
      <span class="rank-number digits">{number(rank)}</span>
      <Face nickname={nickname} face={face} />
      <span class="rank-name">
        <bdi>{nickname}</bdi>
        {nickname === you?.nickname && <small> {t('result.you')}</small>}
      </span>
      <Movement by={(formerly(nickname) ?? rank) - rank} />
      <span class="rank-total digits">{number(total)}</span>
    </li>
  );
  return (
    <>
      <ol class="ranks">{top.map(row)}</ol>
      {hidden > 0 && <p class="ranks-gap digits">{t('result.more', { count: hidden })}</p>}
      {around.length > 0 && <ol class="ranks">{around.map(row)}</ol>}
    </>
  );
}
