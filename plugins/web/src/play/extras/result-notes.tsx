import type { GameState } from '../../../../../client/game-state.ts';

export interface ResultNotesProps {
  state: GameState;
}

/** What only some games say of a result: the question does not count, the player is out, what the mode tells all. */
export function ResultNotes({ state: { reveal, you } }: ResultNotesProps) {
  return (
    <>
      {reveal?.void && <p>This question does not count.</p>}
      {you?.status === 'out' && <p class="verdict-badge">You are out</p>}
      {reveal?.notes?.map(({ label }) => (
        <p key={label}>{label}</p>
      ))}
    </>
  );
}
