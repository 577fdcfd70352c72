import { t } from '../../words/t.ts';
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
        ? { look: 'good', text: t('editor.saved') }
        : { look: 'warn', text: t('editor.savedBut') };
    case 'waiting':
    case 'saving':
      return { look: 'faint', text: t('editor.saving') };
    case 'unreachable':
      return { look: 'warn', text: t('editor.notSavedOffline') };
    case 'signed-out':
      return { look: 'warn', text: t('editor.notSavedOut') };
    case 'gone':
      return { look: 'bad', text: t('editor.notSavedGone') };
    case 'refused':
      return { look: 'bad', text: t('editor.notSaved', { reason: state.message }) };
  }
}
