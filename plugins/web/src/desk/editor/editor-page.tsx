import { useEffect, useState } from 'preact/hooks';
import { Announcer } from '../../components/announcer.tsx';
import { ApiError } from '../api/client.ts';
import { Button, ButtonLink } from '../frame/button.tsx';
import { Segments } from '../frame/field.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { fetchQuiz, fetchTypes } from './api.ts';
import '../../design/marked.css';
import './editor.css';
import './fields.css';
import './media.css';
import './preview.css';
import { type Key, t } from '../../words/t.ts';
import { EditorHead } from './editor-head.tsx';
import { useLiveCheck } from './live-check.ts';
import { PreviewPane } from './preview/preview-pane.tsx';
import { FormPane } from './question-form.tsx';
import { QuestionList } from './question-list.tsx';
import { EditorContext, type Pane, QuizEditor } from './quiz-editor.ts';
import { useUpkeep } from './upkeep.ts';

/** `/host/quiz/:id`: changes a quiz. @param id of the quiz */
export function EditorPage({ id }: { id: string }) {
  const [editor, setEditor] = useState<QuizEditor>();
  const [refusal, setRefusal] = useState<ApiError>();
  const load = async () => {
    setRefusal(undefined);
    try {
      const [quiz, types] = await Promise.all([fetchQuiz(id), fetchTypes()]);
      setEditor(new QuizEditor(id, quiz, types));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefusal(error);
    }
  };
  useEffect(() => void load(), [id]);

  if (editor)
    return (
      <EditorContext value={editor}>
        <Editor editor={editor} />
      </EditorContext>
    );
  if (!refusal)
    return (
      <>
        <PageHeader title={t('editor.title')} />
        <p class="desk-page faint" role="status">
          {t('editor.loading')}
        </p>
      </>
    );
  const isGone = refusal.status === 404;
  return (
    <>
      <PageHeader title={t(isGone ? 'editor.gone' : 'editor.notLoaded')} />
      <div class="void">
        <p class="soft">{isGone ? t('editor.goneText') : refusal.message}</p>
        <div class="row wrap">
          {!isGone && <Button onClick={() => void load()}>{t('desk.tryAgain')}</Button>}
          <ButtonLink href="/host" kind="go">
            {t('desk.toLibrary')}
          </ButtonLink>
        </div>
      </div>
    </>
  );
}

const PANES = [
  { value: 'list', name: 'editor.list' },
  { value: 'form', name: 'editor.form' },
  { value: 'preview', name: 'editor.preview' },
] as const satisfies { value: Pane; name: Key }[];

function Editor({ editor }: { editor: QuizEditor }) {
  useUpkeep(editor);
  useLiveCheck(editor);
  return (
    <>
      <EditorHead />
      <div class="editor-panes narrow-only">
        <Segments
          label={t('editor.part')}
          options={PANES.map(({ value, name }) => ({ value, text: t(name) }))}
          value={editor.pane.value}
          onChange={(pane) => {
            editor.pane.value = pane;
          }}
        />
      </div>
      <div class={`editor shows-${editor.pane.value}`}>
        <QuestionList />
        <FormPane />
        <PreviewPane />
      </div>
      <Announcer text={editor.said.value} />
    </>
  );
}
