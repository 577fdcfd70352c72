import { useState } from 'preact/hooks';
import type { CheckedAnswer } from '../../../../../server/protocol/question-types.ts';
import { t } from '../../words/t.ts';
import { Field } from '../frame/field.tsx';
import { Icon } from '../frame/icons.tsx';
import { useEditor } from './quiz-editor.ts';

/** Answers that are kept to look at, besides the one that is typed. */
const MOST_KEPT = 8;

/** Would this answer count? Asks the server's own matcher while one types. */
export function Tester() {
  const editor = useEditor();
  const [typed, setTyped] = useState('');
  const [kept, setKept] = useState<string[]>([]);
  const result = editor.check.value;
  const found = (text: string): CheckedAnswer | undefined =>
    result?.result.answers?.[result.tried.indexOf(text)];
  const show = (now: string, others: string[]) => {
    setTyped(now);
    setKept(others);
    const text = now.trim();
    editor.tried.value = text ? [text, ...others.filter((other) => other !== text)] : others;
  };
  const isIncomplete = result !== undefined && result.result.problems.length > 0;
  return (
    <section class="card pad tester">
      <h2>{t('editor.try')}</h2>
      <Field label={t('editor.wouldCount')}>
        {(ties) => (
          <input
            {...ties}
            class="input"
            dir="auto"
            autocomplete="off"
            maxLength={200}
            value={typed}
            onInput={(event) => show(event.currentTarget.value, kept)}
            onKeyDown={(event) => {
              const text = typed.trim();
              if (event.key !== 'Enter' || event.isComposing || !text) return;
              const others = kept.filter((other) => other !== text);
              show('', [text, ...others].slice(0, MOST_KEPT));
            }}
          />
        )}
      </Field>
      <div role="status">
        {typed.trim() !== '' &&
          (isIncomplete ? (
            <p class="faint">{t('editor.incomplete')}</p>
          ) : (
            <Verdict answer={found(typed.trim())} />
          ))}
      </div>
      {kept.length > 0 && (
        <ul class="tried">
          {kept.map((text) => (
            <li key={text}>
              <span class="grow" dir="auto">
                {text}
              </span>
              <Verdict answer={found(text)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Verdict({ answer }: { answer: CheckedAnswer | undefined }) {
  if (!answer) return <p class="faint">{t('editor.waiting')}</p>;
  if ('error' in answer) return <p class="warn">{answer.error}</p>;
  const { correctness, understood } = answer;
  if (correctness === undefined)
    return (
      <p class="faint">
        {understood === undefined ? t('editor.counted') : t('editor.countedAs', { understood })}
      </p>
    );
  const isRight = correctness > 0;
  const details = [
    isRight && correctness < 1 && t('editor.inPart', { percent: Math.round(100 * correctness) }),
    understood !== undefined && t('editor.readAs', { understood }),
  ].filter((detail) => detail !== false);
  return (
    <p class={`tester-verdict ${isRight ? 'good' : 'bad'}`}>
      <Icon name={isRight ? 'check' : 'close'} />
      {[t(isRight ? 'editor.countsRight' : 'editor.countsWrong'), ...details].join(', ')}
    </p>
  );
}
