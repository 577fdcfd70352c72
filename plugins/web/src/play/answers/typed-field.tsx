import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  label: string;
  inputMode: 'text' | 'decimal';
  text: string;
  /** Characters at the most. */
  longest: number;
  /** What is counted, behind the field. */
  unit?: string | undefined;
  sent: boolean;
  disabled: boolean;
  /** Whether the text can be sent as it is. */
  complete: boolean;
  onInput(text: string): void;
  onSubmit(): void;
  /** About the text, below it. */
  children?: ComponentChildren;
}

/** A field to type an answer into, and the button that sends it. */
export function TypedField(props: Props) {
  const { label, inputMode, text, longest, unit, sent, disabled, complete } = props;
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!disabled) input.current?.focus({ preventScroll: true });
  }, [disabled]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!disabled && complete) props.onSubmit();
  };
  return (
    <form class="typed-answer" onSubmit={submit}>
      <div class="field">
        <label for="answer">{label}</label>
        <span class="typed-line">
          <input
            id="answer"
            ref={input}
            class={`input ${inputMode === 'decimal' ? 'digits' : ''}`}
            inputMode={inputMode}
            autoComplete="off"
            autoCapitalize="off"
            spellcheck={false}
            maxLength={longest}
            disabled={disabled}
            value={text}
            {...(unit !== undefined && { 'aria-describedby': 'answer-unit' })}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          {unit !== undefined && <span id="answer-unit">{unit}</span>}
        </span>
        {props.children}
      </div>
      {!sent && (
        <button type="submit" class="button primary big" disabled={disabled || !complete}>
          Submit
        </button>
      )}
    </form>
  );
}
