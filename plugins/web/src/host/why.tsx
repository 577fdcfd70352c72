import type { ScriptedQuestion } from '../../../../server/protocol/console.ts';
import { marked } from '../components/marked.ts';
import { t } from '../words/t.ts';

/** The author's explanation, which is a host's note until the room is told. */
export function Why({ scripted }: { scripted: ScriptedQuestion }) {
  const { explanation: text, explanationHtml: html, language } = scripted;
  if (text === undefined) return null;
  return (
    <>
      <h3>{t('host.why')}</h3>
      <div class="why soft" dir="auto" lang={language} {...marked({ text, html })} />
    </>
  );
}
