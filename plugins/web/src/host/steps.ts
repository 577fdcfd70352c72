import type { GameState } from '../../../../client/game-state.ts';
import type { PlainCommand } from '../../../../server/protocol/host-commands.ts';

/** The one thing a host would do next. */
export interface Step {
  label: string;
  command: PlainCommand;
}

/** Undefined when there is nothing to do but wait. */
export function nextStep(state: GameState): Step | undefined {
  if (state.pausedAt !== undefined) return { label: 'Resume', command: 'resume' };
  switch (state.phase) {
    case 'lobby':
      return { label: 'Start game', command: 'start' };
    case 'countdown':
      return { label: 'Skip countdown', command: 'skip' };
    case 'question':
      return { label: 'Skip to the answer', command: 'skip' };
    case 'revealed':
      return { label: isLast(state) ? 'Next: the podium' : 'Next', command: 'next' };
    case 'closed':
    case 'finished':
      return undefined;
  }
}

const isLast = ({ question, total }: GameState) => (question?.index ?? 0) + 1 >= total;
