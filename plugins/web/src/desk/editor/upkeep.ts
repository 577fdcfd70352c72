import { useEffect } from 'preact/hooks';
import type { QuizEditor } from './quiz-editor.ts';

/** ms between two looks whether somebody else has changed the quiz, while this page is seen. */
const LOOK = 4000;

/**
 * Work beside the editing: others' edits, keys that undo, and keeping changes when the page closes.
 */
export function useUpkeep(editor: QuizEditor): void {
  useEffect(() => {
    const { autosave } = editor;
    const look = () => {
      if (document.visibilityState === 'visible') void autosave.refresh();
    };
    const timer = setInterval(look, LOOK);
    const onHide = () => {
      autosave.keepNow();
      if (document.visibilityState === 'hidden') void autosave.save();
      else look();
    };
    const onOnline = () => void autosave.save();
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      // Not the browser's own: that knows one field only, and not what was merged.
      event.preventDefault();
      if (key === 'y' || event.shiftKey) editor.redo();
      else editor.undo();
    };
    document.addEventListener('visibilitychange', onHide);
    addEventListener('pagehide', onHide);
    addEventListener('focus', look);
    addEventListener('online', onOnline);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('pagehide', onHide);
      removeEventListener('focus', look);
      removeEventListener('online', onOnline);
      document.removeEventListener('keydown', onKeyDown);
      autosave.keepNow();
      void autosave.save().finally(() => autosave.close());
    };
  }, [editor]);
}
