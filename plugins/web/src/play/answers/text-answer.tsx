import { useState } from 'preact/hooks';
import { readForm } from '../../../../../server/protocol/read-form.ts';
import type { AnswerProps } from '../answer-form.tsx';
import { TypedField } from './typed-field.tsx';

/** An answer in the player's own words. */
export function TextAnswer({ form, given, disabled, onAnswer }: AnswerProps<'text'>) {
  const [text, setText] = useState('');
  const value = readForm(form, text);
  return (
    <TypedField
      label="Your answer"
      look="text"
      inputMode="text"
      text={given === undefined ? text : String(given)}
      longest={form.longest ?? 200}
      sent={given !== undefined}
      disabled={disabled}
      complete={value !== undefined}
      send="Send"
      onInput={setText}
      onSubmit={() => value !== undefined && onAnswer(value)}
    />
  );
}
