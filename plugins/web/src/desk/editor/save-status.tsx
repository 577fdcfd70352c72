import type { SaveState } from './model/autosave.ts';
import { useEditor } from './quiz-editor.ts';

/** Where the edits are, below the title. */
export function SaveStatus() {
  const { state, conflicts } = useEditor().autosave;
  const { look, text } = said(state.value, conflicts.value.length);
  return (
    <p class={`small ${look}`} role="status">
      {text}
    </p>
  );
}

function said(state: SaveState, conflicts: number): { look: string; text: string } {
  switch (state.kind) {
    case 'saved':
      return conflicts === 0
        ? { look: 'good', text: 'Saved' }
        : { look: 'warn', text: 'Saved, but for what you are to choose' };
    case 'waiting':
    case 'saving':
      return { look: 'faint', text: 'Saving...' };
    case 'unreachable':
      return { look: 'warn', text: 'Not saved: no connection. Your edits are kept here.' };
    case 'signed-out':
      return { look: 'warn', text: 'Not saved: sign in again. Your edits are kept here.' };
    case 'gone':
      return { look: 'bad', text: 'Not saved: this quiz was deleted. Your edits are kept here.' };
    case 'refused':
      return { look: 'bad', text: `Not saved: ${state.message}` };
  }
}
