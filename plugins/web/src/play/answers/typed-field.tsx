import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { number } from '../../words/numbers.ts';

interface Props {
  label: string;
  look: 'text' | 'number';
  inputMode: 'text' | 'decimal';
  text: string;
  /** Characters at the most. */
  longest: number;
  /** The unit, behind the text. */
  unit?: string | undefined;
  disabled: boolean;
  /** Whether the text can be sent as it is. */
  complete: boolean;
  /** The button's text. */
  send: string;
  before?: ComponentChildren;
  after?: ComponentChildren;
  onInput(text: string): void;
  onSubmit(): void;
  /** About the text, below it. */
  children?: ComponentChildren;
}

/** Characters of which a phone shows no more in large type. */
const LONG = 5;

/** A field to type an answer into, and the button that sends it. */
export function TypedField(props: Props) {
  const { label, look, text, longest, unit, disabled, complete } = props;
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!disabled) input.current?.focus({ preventScroll: true });
  }, [disabled]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!disabled && complete) props.onSubmit();
  };
  return (
    <form class={`typed-answer typed-${look}`} onSubmit={submit}>
      <div class="typed-line">
        {props.before}
        <label class={`typed-box input ${text.length > LONG ? 'long' : ''}`}>
          <span class="visually-hidden">{label}</span>
          <input
            ref={input}
            class={look === 'number' ? 'digits' : ''}
            dir="auto"
            inputMode={props.inputMode}
            enterKeyHint="send"
            autoComplete="off"
            autoCapitalize="off"
            spellcheck={false}
            maxLength={longest}
            disabled={disabled}
            value={text}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          {unit !== undefined && <small aria-hidden="true">{unit}</small>}
          {look === 'text' && (
            <small class="digits" aria-hidden="true">
              {number(text.length)} / {number(longest)}
            </small>
          )}
        </label>
        {props.after}
      </div>
      {props.children}
      <div class="answer-foot">
        <button type="submit" class="button primary big" disabled={disabled || !complete}>
          {props.send}
        </button>
      </div>
    </form>
  );
}
