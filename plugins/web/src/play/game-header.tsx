import type { ComponentChildren } from 'preact';
import type { GameState } from '../../../../client/game-state.ts';
import { Face } from '../components/face.tsx';
import { points } from '../components/wording.ts';

interface Props {
  state: GameState;
  /** What stands at the end. */
  children?: ComponentChildren;
}

/** Who plays, how many points so far, and how far the game has come. */
export function GameHeader({ state, children }: Props) {
  const { you, question, phase } = state;
  return (
    <header class="game-header">
      {you && <Face nickname={you.nickname} face={you.face} />}
      <bdi class="game-player">{you?.nickname}</bdi>
      {question && phase !== 'lobby' && phase !== 'finished' && (
        <span class="chip digits">
          <span class="visually-hidden">
            Question {question.index + 1} of {question.total}
          </span>
          <span aria-hidden="true" dir="ltr">
            {question.index + 1} / {question.total}
          </span>
        </span>
      )}
      {phase !== 'lobby' && (
        <span class="chip game-points digits">
          {points(you?.total ?? 0)}
          <span class="visually-hidden"> points</span>
        </span>
      )}
      {you?.group !== undefined && (
        <span class="chip">
          <bdi>{you.group}</bdi>
        </span>
      )}
      {you?.badges?.map(({ key, icon, label, value }) => (
        <span key={key} class="chip digits" title={label}>
          <span class="visually-hidden">{label} </span>
          {icon && <span aria-hidden="true">{icon} </span>}
          {typeof value === 'number' ? points(value) : value}
        </span>
      ))}
      {children}
    </header>
  );
}
