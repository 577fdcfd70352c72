import type { GameState } from '../../../../client/game-state.ts';
import { stepAfter } from '../../../../client/reveal-steps.ts';
import type { PlainCommand } from '../../../../server/protocol/host-commands.ts';
import type { RevealStep } from '../../../../server/protocol/views.ts';

/** The one thing a host would do next. */
export interface Step {
  label: string;
  command: PlainCommand;
}

/** Seconds that a press gives to an open question. */
export const MORE = 10;

const LABELS: Record<RevealStep, string> = {
  explanation: 'Next: the explanation',
  board: 'Next: the leaderboard',
};

/** Undefined when there is nothing to do but wait. To cut an open question short is no next step. */
export function nextStep(state: GameState): Step | undefined {
  if (state.pausedAt !== undefined) return { label: 'Resume', command: 'resume' };
  switch (state.phase) {
    case 'lobby':
      return { label: 'Start game', command: 'start' };
    case 'countdown':
      return {
        label: state.coming?.shownAt === undefined ? 'Skip countdown' : 'Next: the answers',
        command: 'skip',
      };
    case 'revealed': {
      const step = stepAfter(state);
      if (step) return { label: LABELS[step], command: 'board' };
      return { label: isLast(state) ? 'Next: the podium' : goOn(state), command: 'next' };
    }
    case 'question':
    case 'closed':
    case 'finished':
      return undefined;
  }
}

/** Where a game is, as far as a step would change it. */
export const whereIs = ({ phase, question, coming, step, pausedAt }: GameState): string =>
  [phase, question?.index, coming?.shownAt, step, pausedAt === undefined].join(' ');

/** Whether this step ends the game: nothing can be judged after it. */
export const isPodium = (state: GameState, { command }: Step): boolean =>
  command === 'next' && isLast(state);

/** Whether the podium comes next; some modes end a game before its last question. */
const isLast = ({ question, total, reveal }: GameState) =>
  reveal?.final === true || (question?.index ?? 0) + 1 >= total;

/** Where a game is, for people: "Question 4 of 12". */
export function placeIn({ phase, question, coming, total }: GameState): string {
  const at = `${(coming?.index ?? question?.index ?? 0) + 1} of ${total}`;
  switch (phase) {
    case 'lobby':
      return 'Lobby';
    case 'countdown':
      return coming ? `Question ${at}` : 'Countdown';
    case 'question':
    case 'closed':
      return `Question ${at}`;
    case 'revealed':
      return `Answer ${at}`;
    case 'finished':
      return 'Game over';
  }
}

/** Index of the question that comes after what is on show; the number of questions when none does. */
export const upcoming = ({ phase, question, coming, reveal, total }: GameState): number => {
  if (phase === 'lobby' || phase === 'countdown') return coming?.index ?? question?.index ?? 0;
  return phase === 'revealed' && reveal?.final ? total : (question?.index ?? 0) + 1;
};

/** Where there are several steps, it is said that this is the way to a question. */
const goOn = ({ reveal }: GameState) => (reveal?.steps ? 'Next question' : 'Next');
