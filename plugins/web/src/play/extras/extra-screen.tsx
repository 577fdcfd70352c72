import type { ComponentChildren } from 'preact';
import type { GameState } from '../../../../../client/game-state.ts';
import type { PlayerConnection } from '../session.ts';
import { AskingScreen } from './asking-screen.tsx';
import { FewScreen } from './few-screen.tsx';
import { ReadingScreen } from './reading-screen.tsx';

export interface ExtraProps {
  connection: PlayerConnection;
  state: GameState;
  /** The question, if it is open. */
  children?: ComponentChildren;
}

/**
 * The ask before a question, or the question while it is read; or a question that only some may
 * answer.
 */
export function ExtraScreen({ connection, state, children }: ExtraProps) {
  const { ask, coming } = state;
  if (ask) return <AskingScreen connection={connection} state={state} key={coming?.index} />;
  if (coming) return <ReadingScreen connection={connection} state={state} coming={coming} />;
  return <FewScreen state={state}>{children}</FewScreen>;
}
