import { useState } from 'preact/hooks';
import type { Form } from '../../../../../../server/protocol/form.ts';
import { Segments } from '../../frame/field.tsx';
import { Icon } from '../../frame/icons.tsx';
import { draftForm, shuffled, TRUE_FALSE } from '../draft-form.ts';
import type { Media } from '../media/media-field.tsx';
import { type Fields, questionOf } from '../model/document.ts';
import { type QuizEditor, useEditor } from '../quiz-editor.ts';
import { Tester } from '../tester.tsx';
import { ChatPreview } from './chat-preview.tsx';
import { PhonePreview } from './phone-preview.tsx';
import { ScreenPreview } from './screen-preview.tsx';

type View = 'phone' | 'screen' | 'chat';

/** What a preview draws. */
export interface PreviewProps {
  text: string;
  media: Media | undefined;
  form: Form | undefined;
  language: string;
}

/** The pane at the side: how the question looks, and whether an answer would count. */
export function PreviewPane() {
  const editor = useEditor();
  const [view, setView] = useState<View>('phone');
  const id = editor.selected.value;
  const question = questionOf(editor.quiz, id);
  if (!question)
    return (
      <aside class="editor-preview" aria-label="Preview">
        <p class="faint">Choose a question to see how it looks.</p>
      </aside>
    );
  const check = editor.check.value;
  const result = check?.id === id ? check.result : undefined;
  const props: PreviewProps = {
    text: `${question.text ?? ''}`,
    media: question.media as Media | undefined,
    form: formOf(editor, question, result?.form),
    language: `${question.language ?? editor.quiz.head.language ?? ''}`,
  };
  return (
    <aside class="editor-preview" aria-label="Preview">
      <Segments<View>
        label="Preview"
        options={[
          { value: 'phone', text: <Named icon="phone" text="Phone" /> },
          { value: 'screen', text: <Named icon="screen" text="Screen" /> },
          { value: 'chat', text: <Named icon="chat" text="Chat" /> },
        ]}
        value={view}
        onChange={(chosen) => setView(chosen)}
      />
      {view === 'phone' && <PhonePreview {...props} />}
      {view === 'screen' && <ScreenPreview {...props} />}
      {view === 'chat' && <ChatPreview chat={result?.chat} isAsked={result !== undefined} />}
      {isTyped(props.form) && <Tester key={id} />}
    </aside>
  );
}

const Named = ({ icon, text }: { icon: 'phone' | 'screen' | 'chat'; text: string }) => (
  <>
    <Icon name={icon} />
    {text}
  </>
);

const isTyped = (form: Form | undefined): boolean =>
  form?.kind === 'text' || form?.kind === 'number';

/** The form as it can be told at once, or as the server says it; what games shuffle is shuffled. */
function formOf(editor: QuizEditor, question: Fields, told: Form | undefined): Form | undefined {
  const type = editor.typeOf(question);
  const words = told?.kind === 'pick' ? told.options.map(({ text }) => text) : TRUE_FALSE;
  const own = type && draftForm(question, type, words);
  if (own?.kind === 'number' && told?.kind === 'number') return told;
  if (own) return own;
  if (told?.kind === 'order') return { ...told, options: shuffled(told.options) };
  return told?.kind === 'match' ? { ...told, right: shuffled(told.right) } : told;
}
