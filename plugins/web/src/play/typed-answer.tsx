import { useEffect, useRef, useState } from 'preact/hooks';
import type { AnswerProps } from './answer-form.tsx';
import { Understood } from './understood.tsx';

/** An answer in the player's own words, or a number. */
export function TypedAnswer({ question, answered, disabled, onAnswer, onRead }: AnswerProps) {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const isNumber = question.type === 'number';
  const value = isNumber ? readNumber(text) : text.trim() || undefined;

  useEffect(() => {
    if (!disabled) input.current?.focus({ preventScroll: true });
  }, [disabled]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!disabled && value !== undefined) onAnswer(value);
  };
  return (
    <form class="typed-answer" onSubmit={submit}>
      <div class="field">
        <label for="answer">{isNumber ? 'Your number' : 'Your answer'}</label>
        <input
          id="answer"
          ref={input}
          class={`input ${isNumber ? 'digits' : ''}`}
          inputMode={isNumber ? 'decimal' : 'text'}
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          maxLength={200}
          disabled={disabled}
          value={answered === undefined ? text : String(answered)}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {isNumber && answered === undefined && <Understood value={value} onRead={onRead} />}
      </div>
      {answered === undefined && (
        <button type="submit" class="button primary big" disabled={disabled || value === undefined}>
          Submit
        </button>
      )}
    </form>
  );
}

/**
 * What is sent for a number that somebody typed: a text where only the server can tell what its
 * words, points and commas mean. Undefined when there is nothing in it.
 */
function readNumber(text: string): number | string | undefined {
  const plain = text.trim();
  if (/^-?\d{1,15}(\.\d{1,2})?$/.test(plain)) return Number(plain);
  return plain || undefined;
}
