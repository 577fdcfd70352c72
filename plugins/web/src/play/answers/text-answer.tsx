import { useState } from 'preact/hooks';
import { readForm } from '../../../../../server/protocol/read-form.ts';
import { t } from '../../words/t.ts';
import type { AnswerProps } from '../answer-form.tsx';
import { TypedField } from './typed-field.tsx';

/** An answer in the player's own words. */
export function TextAnswer({ form, disabled, onAnswer }: AnswerProps<'text'>) {
  const [text, setText] = useState('');
  const value = readForm(form, text);
  return (
    <TypedField
      label={t('answer.yourAnswer')}
      look="text"
      inputMode="text"
      text={text}
      longest={form.longest ?? 200}
      disabled={disabled}
      complete={value !== undefined}
      send={t('answer.send')}
      onInput={setText}
      onSubmit={() => value !== undefined && onAnswer(value)}
    />
  );
}
