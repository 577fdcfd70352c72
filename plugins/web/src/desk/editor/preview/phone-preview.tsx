import { marked } from '../../../components/marked.ts';
import { QuizLanguage } from '../../../components/quiz-language.ts';
import { t } from '../../../words/t.ts';
import { isTyped } from '../draft-form.ts';
import { PreviewForm } from './preview-form.tsx';
import { PreviewMedia } from './preview-media.tsx';
import type { PreviewProps } from './preview-pane.tsx';

/** The question as it looks on a player's phone. */
export function PhonePreview({ text, html, media, form, language }: PreviewProps) {
  return (
    <div
      class={`preview-phone ${isTyped(form) ? 'short' : ''}`}
      role="img"
      aria-label={t('editor.onPhone')}
      data-theme="dark"
    >
      <div class="preview-bar">
        <i />
      </div>
      <div class="preview-head">
        <PreviewMedia media={media} />
        <div class="preview-text" dir="auto" lang={language} {...marked({ text, html })} />
      </div>
      <QuizLanguage value={language}>
        <div class="preview-answers">{form && <PreviewForm form={form} isPhone />}</div>
      </QuizLanguage>
    </div>
  );
}
