import type { Reveal } from '../../../../client/game-state.ts';
import { t } from '../words/t.ts';

/** The notes that only some games have at a result: the question does not count, the mode's notes. */
export function ResultNotes({ reveal }: { reveal: Reveal }) {
  return (
    <>
      {reveal.void && <p>{t('shared.void')}</p>}
      {reveal.notes?.map(({ label }) => (
        <p key={label}>{label}</p>
      ))}
    </>
  );
}
