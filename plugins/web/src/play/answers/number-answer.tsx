import { useState } from 'preact/hooks';
import type { FormOf } from '../../../../../server/protocol/form.ts';
import { readForm } from '../../../../../server/protocol/read-form.ts';
import type { AnswerProps } from '../answer-form.tsx';
import { TypedField } from './typed-field.tsx';
import { Understood } from './understood.tsx';

/** Characters of a number in words. */
const LONGEST = 200;

/** A number, as people type numbers. */
export function NumberAnswer({ form, given, disabled, onAnswer, onRead }: AnswerProps<'number'>) {
  const [text, setText] = useState('');
  const value = readTyped(text);
  // A text is for the server to read, and to refuse.
  const complete =
    typeof value === 'number' ? readForm(form, value) !== undefined : value !== undefined;
  const hint = rangeOf(form);
  return (
    <TypedField
      label="Your number"
      inputMode="decimal"
      text={given === undefined ? text : String(given)}
      longest={LONGEST}
      unit={form.unit}
      sent={given !== undefined}
      disabled={disabled}
      complete={complete}
      onInput={setText}
      onSubmit={() => value !== undefined && onAnswer(value)}
    >
      {hint !== '' && (
        <p class={`hint ${value !== undefined && !complete ? 'missed' : ''}`}>{hint}</p>
      )}
      {given === undefined && <Understood value={value} onRead={onRead} />}
    </TypedField>
  );
}

/**
 * What is sent for a number that somebody typed: a text where only the server can tell what its
 * words, points and commas mean. Undefined when there is nothing in it.
 */
function readTyped(text: string): number | string | undefined {
  const plain = text.trim();
  if (/^-?\d{1,15}(\.\d{1,2})?$/.test(plain)) return Number(plain);
  return plain || undefined;
}

/** Which numbers there are to choose from: "From 0 to 100, in steps of 5". */
export function rangeOf({ least, most, step }: FormOf<'number'>): string {
  const range =
    least === undefined
      ? most !== undefined && `${shown(most)} or less`
      : most === undefined
        ? `${shown(least)} or more`
        : `From ${shown(least)} to ${shown(most)}`;
  return [range, step !== undefined && `in steps of ${shown(step)}`].filter(Boolean).join(', ');
}

const shown = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 6 });
