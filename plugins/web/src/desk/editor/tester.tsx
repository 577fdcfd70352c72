import { useState } from 'preact/hooks';
import type { CheckedAnswer } from '../../../../../server/protocol/question-types.ts';
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
      <h2>Try an answer</h2>
      <Field label="Would this count?">
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
            <p class="faint">The question is not complete yet.</p>
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
  if (!answer) return <p class="faint">Asking...</p>;
  if ('error' in answer) return <p class="warn">{answer.error}</p>;
  const { correctness, understood } = answer;
  const read = understood === undefined ? '' : `, read as ${understood}`;
  if (correctness === undefined) return <p class="faint">Counted{read}</p>;
  const isRight = correctness > 0;
  const part = correctness > 0 && correctness < 1 ? `, by ${Math.round(100 * correctness)} %` : '';
  return (
    <p class={`tester-verdict ${isRight ? 'good' : 'bad'}`}>
      <Icon name={isRight ? 'check' : 'close'} />
      {isRight ? 'Counts as right' : 'Counts as wrong'}
      {part}
      {read}
    </p>
  );
}
