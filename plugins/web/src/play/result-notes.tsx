import type { GameState } from '../../../../client/game-state.ts';
import { t } from '../words/t.ts';

/** The notes that only some games have at a result: the question does not count, the player is out, the mode's notes. */
export function ResultNotes({ state: { reveal, you } }: { state: GameState }) {
  return (
    <>
      {reveal?.void && <p>{t('shared.void')}</p>}
      {you?.status === 'out' && <p class="verdict-badge">{t('question.out')}</p>}
      {reveal?.notes?.map(({ label }) => (
        <p key={label}>{label}</p>
      ))}
    </>
  );
}
