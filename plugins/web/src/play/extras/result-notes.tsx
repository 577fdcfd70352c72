import type { GameState } from '../../../../../client/game-state.ts';
import { t } from '../../words/t.ts';

export interface ResultNotesProps {
  state: GameState;
}

/** The notes that only some games have at a result: the question does not count, the player is out, the mode's notes. */
export function ResultNotes({ state: { reveal, you } }: ResultNotesProps) {
  return (
    <>
      {reveal?.void && <p>{t('result.void')}</p>}
      {you?.status === 'out' && <p class="verdict-badge">{t('question.out')}</p>}
      {reveal?.notes?.map(({ label }) => (
        <p key={label}>{label}</p>
      ))}
    </>
  );
}
