import type { ComponentChildren } from 'preact';
import type { GameState } from '../../../../../client/game-state.ts';
import type { PlayerConnection } from '../session.ts';
import { AskingScreen } from './asking-screen.tsx';
import { FewScreen } from './few-screen.tsx';

export interface ExtraProps {
  connection: PlayerConnection;
  state: GameState;
  /** The question, if it is open. */
  children?: ComponentChildren;
}

/** What is asked before a question; or a question that only some may answer. */
export function ExtraScreen({ connection, state, children }: ExtraProps) {
  return state.ask ? (
    <AskingScreen connection={connection} state={state} key={state.coming?.index} />
  ) : (
    <FewScreen state={state}>{children}</FewScreen>
  );
}
