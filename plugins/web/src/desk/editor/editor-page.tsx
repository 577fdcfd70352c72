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
        <PageHeader title="Edit the quiz" />
        <p class="desk-page faint" role="status">
          Loading the quiz...
        </p>
      </>
    );
  const isGone = refusal.status === 404;
  return (
    <>
      <PageHeader title={isGone ? 'This quiz is not here' : 'The quiz could not be loaded'} />
      <div class="void">
        <p class="soft">{isGone ? 'It was deleted, or the address is wrong.' : refusal.message}</p>
        <div class="row wrap">
          {!isGone && <Button onClick={() => void load()}>Try again</Button>}
          <ButtonLink href="/host" kind="go">
            To the library
          </ButtonLink>
        </div>
      </div>
    </>
  );
}

const PANES: { value: Pane; text: string }[] = [
  { value: 'list', text: 'Questions' },
  { value: 'form', text: 'Edit' },
  { value: 'preview', text: 'Preview' },
];

function Editor({ editor }: { editor: QuizEditor }) {
  useUpkeep(editor);
  useLiveCheck(editor);
  return (
    <>
      <EditorHead />
      <div class="editor-panes narrow-only">
        <Segments
          label="Part to show"
          options={PANES}
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
