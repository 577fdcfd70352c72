import type { ComponentChildren } from 'preact';
import type { GameState } from '../../../../client/game-state.ts';
import { Face } from '../components/face.tsx';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';

interface Props {
  state: GameState;
  /** The content at the end. */
  children?: ComponentChildren;
}

/** The player, their points so far, and how far the game has come. */
export function GameHeader({ state, children }: Props) {
  const { you, question, phase } = state;
  return (
    <header class="game-header">
      {you && <Face nickname={you.nickname} face={you.face} />}
      <bdi class="game-player">{you?.nickname}</bdi>
      {question && phase !== 'lobby' && phase !== 'finished' && (
        <span class="chip digits">
          <span class="visually-hidden">
            {t('question.number', { number: question.index + 1, total: question.total })}
          </span>
          <span aria-hidden="true" dir="ltr">
            {number(question.index + 1)} / {number(question.total)}
          </span>
        </span>
      )}
      {phase !== 'lobby' && state.points !== 0 && (
        <span class="chip game-points digits">
          <span aria-hidden="true">{number(you?.total ?? 0)}</span>
          <span class="visually-hidden">{t('shared.points', { count: you?.total ?? 0 })}</span>
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
          {typeof value === 'number' ? number(value) : value}
        </span>
      ))}
      {children}
    </header>
  );
}
