import type { GameState } from '../../../../client/game-state.ts';
import { stepAfter } from '../../../../client/reveal-steps.ts';
import type { PlainCommand } from '../../../../server/protocol/host-commands.ts';
import type { RevealStep } from '../../../../server/protocol/views.ts';
import { type Key, t } from '../words/t.ts';

/** The one thing a host would do next. */
export interface Step {
  label: string;
  command: PlainCommand;
}

/** Seconds that a press gives to an open question. */
export const MORE = 10;

const LABELS = {
  explanation: 'host.toExplanation',
  board: 'host.toBoard',
} as const satisfies Record<RevealStep, Key>;

/** Undefined when there is nothing to do but wait. To cut an open question short is no next step. */
export function nextStep(state: GameState): Step | undefined {
  if (state.pausedAt !== undefined) return { label: t('host.resume'), command: 'resume' };
  switch (state.phase) {
    case 'lobby':
      return { label: t('host.start'), command: 'start' };
    case 'countdown':
      return { label: beforeQuestion(state), command: 'skip' };
    case 'revealed': {
      const step = stepAfter(state);
      if (step) return { label: t(LABELS[step]), command: 'board' };
      return { label: isLast(state) ? t('host.toPodium') : goOn(state), command: 'next' };
    }
    case 'question':
    case 'closed':
    case 'finished':
      return undefined;
  }
}

function beforeQuestion({ coming }: GameState): string {
  if (coming?.held) return t('host.showNow');
  return t(coming?.shownAt === undefined ? 'host.skipCountdown' : 'host.toAnswers');
}

/** Where a game is, as far as a step would change it. */
export const whereIs = ({ phase, question, coming, step, pausedAt }: GameState): string =>
  [phase, question?.index, coming?.shownAt, coming?.held, step, pausedAt === undefined].join(' ');

/** Whether this step ends the game: nothing can be judged after it. */
export const isPodium = (state: GameState, { command }: Step): boolean =>
  command === 'next' && isLast(state);

/** Whether the podium comes next; some modes end a game before its last question. */
const isLast = ({ question, total, reveal }: GameState) =>
  reveal?.final === true || (question?.index ?? 0) + 1 >= total;

/** Where a game is, for people: "Question 4 of 12". */
export function placeIn({ phase, question, coming, total }: GameState): string {
  const at = { number: (coming?.index ?? question?.index ?? 0) + 1, total };
  switch (phase) {
    case 'lobby':
      return t('host.atLobby');
    case 'countdown':
      return coming ? t('host.atQuestion', at) : t('host.atCountdown');
    case 'question':
    case 'closed':
      return t('host.atQuestion', at);
    case 'revealed':
      return t('host.atAnswer', at);
    case 'finished':
      return t('host.atEnd');
  }
}

/** Index of the question that comes after what is on show; the number of questions when none does. */
export const upcoming = ({ phase, question, coming, reveal, total }: GameState): number => {
  if (phase === 'lobby' || phase === 'countdown') return coming?.index ?? question?.index ?? 0;
  return phase === 'revealed' && reveal?.final ? total : (question?.index ?? 0) + 1;
};

/** Where there are several steps, it is said that this is the way to a question. */
const goOn = ({ reveal }: GameState) => t(reveal?.steps ? 'host.nextQuestion' : 'host.next');
