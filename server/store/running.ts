import type { Definition } from '../engine/state.ts';
import type { RunningGame } from './contract.ts';

/** The part of a list that never changes, for one game. */
export type Brief = Omit<RunningGame, 'players' | 'phase'>;

export const briefOf = ({ id, pin, mode, createdAt, quiz, options }: Definition): Brief => ({
  id,
  pin,
  mode,
  createdAt,
  title: quiz.title,
  questions: quiz.questions.length,
  ...(options.trial && { trial: true }),
});

type Dated = Pick<Brief, 'id' | 'createdAt'>;

export const newestFirst = (a: Dated, b: Dated): number =>
  b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1);
