import { useRef } from 'preact/hooks';
import { t } from '../../words/t.ts';
import { Button, ButtonLink } from '../frame/button.tsx';
import { go, useHeading } from '../frame/router.ts';
import { allProblems } from './problems.ts';
import { useEditor } from './quiz-editor.ts';
import { SaveStatus } from './save-status.tsx';

/** The head of the page: what is edited, whether it is saved, and what can be done with it. */
export function EditorHead() {
  const editor = useEditor();
  const title = `${editor.quiz.head.title ?? ''}`.trim() || t('desk.untitled');
  const heading = useRef<HTMLHeadingElement>(null);
  useHeading(title, heading);
  return (
    <header class="desk-head editor-head">
      <ButtonLink href="/host" kind="plain" icon="back" label={t('editor.back')} />
      <div class="grow">
        <h1 ref={heading} tabIndex={-1} dir="auto" class="cut">
          {title}
        </h1>
        <SaveStatus />
      </div>
      <Button
        icon="undo"
        label={t('desk.undo')}
        disabled={!editor.canUndo.value}
        onClick={() => editor.undo()}
      />
      <Button
        icon="redo"
        label={t('editor.redo')}
        disabled={!editor.canRedo.value}
        onClick={() => editor.redo()}
      />
      <PlayButton />
    </header>
  );
}

/** Goes on to the set-up of a game, once everything is saved; or says what is missing. */
function PlayButton() {
  const editor = useEditor();
  const why = whyNot(editor);
  const play = async () => {
    editor.settleFresh();
    await editor.autosave.save();
    const { playable } = editor.autosave.server.value;
    if (playable && editor.autosave.state.value.kind === 'saved')
      go(`/host/quiz/${editor.id}/play`);
    else document.querySelector<HTMLElement>('.problem-list summary')?.focus();
  };
  return (
    <Button
      kind="go"
      icon="play"
      {...(why !== undefined && { 'aria-disabled': true, title: why })}
      aria-describedby="why-no-play"
      onClick={() => void play()}
    >
      {t('editor.play')}
      <span id="why-no-play" hidden>
        {why}
      </span>
    </Button>
  );
}

function whyNot(editor: ReturnType<typeof useEditor>): string | undefined {
  const count = allProblems(editor).reduce((sum, { problems }) => sum + problems.length, 0);
  if (editor.quiz.order.length === 0) return t('editor.noQuestion');
  if (count > 0) return t('editor.missing', { count });
  return editor.autosave.conflicts.value.length > 0 ? t('editor.toChoose') : undefined;
}
