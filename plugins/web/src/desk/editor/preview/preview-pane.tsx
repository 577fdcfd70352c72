import { useState } from 'preact/hooks';
import type { Form } from '../../../../../../server/protocol/form.ts';
import { marked } from '../../../components/marked.ts';
import { t } from '../../../words/t.ts';
import { Segments } from '../../frame/field.tsx';
import { Icon } from '../../frame/icons.tsx';
import { draftForm, isTyped, shuffled, trueFalse, withRendered } from '../draft-form.ts';
import type { Media } from '../media/media-field.tsx';
import { type Fields, questionOf } from '../model/document.ts';
import { type QuizEditor, useEditor } from '../quiz-editor.ts';
import { Tester } from '../tester.tsx';
import { ChatPreview } from './chat-preview.tsx';
import { PhonePreview } from './phone-preview.tsx';
import { ScreenPreview } from './screen-preview.tsx';

type View = 'phone' | 'screen' | 'chat';

/** The props of a preview. */
export interface PreviewProps {
  text: string;
  /** The text marked up, as players see it. */
  html: string | undefined;
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
      <aside class="editor-preview" aria-label={t('editor.preview')}>
        <p class="faint">{t('editor.chooseToSee')}</p>
      </aside>
    );
  const check = editor.check.value;
  const result = check?.id === id ? check.result : undefined;
  const form = formOf(editor, question, result?.form);
  const props: PreviewProps = {
    text: `${question.text ?? ''}`,
    html: result?.rich?.text,
    media: question.media as Media | undefined,
    form: form && withRendered(form, result?.rich?.options ?? {}),
    language: `${question.language ?? editor.quiz.head.language ?? ''}`,
  };
  return (
    <aside class="editor-preview" aria-label={t('editor.preview')}>
      <Segments<View>
        label={t('editor.preview')}
        options={[
          { value: 'phone', text: <Named icon="phone" text={t('editor.phone')} /> },
          { value: 'screen', text: <Named icon="screen" text={t('editor.screen')} /> },
          { value: 'chat', text: <Named icon="chat" text={t('editor.chat')} /> },
        ]}
        value={view}
        onChange={(chosen) => setView(chosen)}
      />
      {view === 'phone' && <PhonePreview {...props} />}
      {view === 'phone' && <WhyPreview question={question} html={result?.rich?.explanation} />}
      {view === 'screen' && <ScreenPreview {...props} />}
      {view === 'chat' && <ChatPreview chat={result?.chat} isAsked={result !== undefined} />}
      {result?.warnings?.map(({ message }) => (
        <p key={message} class="warn small" dir="auto">
          {message}
        </p>
      ))}
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

/** The explanation that players read once the answer is there. */
function WhyPreview({ question, html }: { question: Fields; html: string | undefined }) {
  const text = `${question.explanation ?? ''}`.trim();
  if (text === '') return null;
  return (
    <section class="preview-why" data-theme="dark" aria-label={t('editor.afterAnswer')}>
      <p class="preview-why-name">{t('editor.afterAnswer')}</p>
      <div class="why" dir="auto" {...marked({ text, html })} />
    </section>
  );
}

/** The form as it can be told at once, or as the server says it; what games shuffle is shuffled. */
function formOf(editor: QuizEditor, question: Fields, told: Form | undefined): Form | undefined {
  const type = editor.typeOf(question);
  const words = told?.kind === 'pick' ? told.options.map(({ text }) => text) : trueFalse();
  const own = type && draftForm(question, type, words);
  if (own?.kind === 'number' && told?.kind === 'number') return told;
  if (own) return own;
  if (told?.kind === 'order') return { ...told, options: shuffled(told.options) };
  return told?.kind === 'match' ? { ...told, right: shuffled(told.right) } : told;
}
