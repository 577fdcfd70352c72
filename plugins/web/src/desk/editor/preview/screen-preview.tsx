import { useLayoutEffect, useRef } from 'preact/hooks';
import { marked } from '../../../components/marked.ts';
import { QuizLanguage } from '../../../components/quiz-language.ts';
import { t } from '../../../words/t.ts';
import { PreviewForm } from './preview-form.tsx';
import { PreviewMedia } from './preview-media.tsx';
import type { PreviewProps } from './preview-pane.tsx';

/** px of the largest and the smallest text in the drawing, which is a sixth as large as a screen. */
const LARGEST = 20;
const SMALLEST = 5;

/** The question as it looks on the big screen: as large as it fits. */
export function ScreenPreview({ text, html, media, form, language }: PreviewProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current: element } = box;
    if (!element) return;
    let size = LARGEST;
    const fits = () => {
      element.style.fontSize = `${size}px`;
      return element.scrollHeight <= element.clientHeight;
    };
    while (!fits() && size > SMALLEST) size -= 0.5;
  });
  return (
    <div class="preview-screen" role="img" aria-label={t('editor.onScreen')}>
      <div class={`preview-room ${media?.image === undefined ? '' : 'has-picture'}`} ref={box}>
        <div class="preview-text" dir="auto" lang={language} {...marked({ text, html })} />
        <PreviewMedia media={media} />
        <QuizLanguage value={language}>
          <div class="preview-answers">{form && <PreviewForm form={form} isPhone={false} />}</div>
        </QuizLanguage>
      </div>
    </div>
  );
}
