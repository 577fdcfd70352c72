import { useState } from 'preact/hooks';
import { readForm } from '../../../../../server/protocol/read-form.ts';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../words/t.ts';
import type { AnswerProps } from '../answer-form.tsx';
import { labelOf, quantity, rangeOf, stepped } from './quantity.ts';
import { TypedField } from './typed-field.tsx';
import { Understood } from './understood.tsx';

/** Characters of a number in words. */
const LONGEST = 200;

/** Characters of a unit that fit beside the number. */
const SHORT = 4;

/** A number, as people type numbers, or by steps. */
export function NumberAnswer({ form, disabled, onAnswer, onRead }: AnswerProps<'number'>) {
  const [text, setText] = useState('');
  const value = readTyped(text);
  const isNumber = typeof value === 'number';
  // A text is for the server to read, and to refuse.
  const complete = isNumber ? readForm(form, value) !== undefined : value !== undefined;
  const hint = rangeOf(form);
  const isShort = (form.unit ?? '').length <= SHORT;
  const step = (name: 'less' | 'plus', by: 1 | -1) => (
    <button
      type="button"
      class="button number-step"
      aria-label={t(by < 0 ? 'answer.less' : 'answer.more')}
      disabled={disabled || (value !== undefined && !isNumber)}
      onClick={() => setText(String(stepped(form, isNumber ? value : undefined, by)))}
    >
      <Icon name={name} />
    </button>
  );
  return (
    <TypedField
      label={labelOf(form)}
      look="number"
      // A keyboard of digits has no minus everywhere.
      inputMode={(form.least ?? 0) < 0 ? 'text' : 'decimal'}
      text={text}
      longest={LONGEST}
      unit={isShort ? form.unit : undefined}
      disabled={disabled}
      complete={complete}
      send={
        isNumber ? t('answer.sendThis', { answer: quantity(value, form.unit) }) : t('answer.send')
      }
      before={step('less', -1)}
      after={step('plus', 1)}
      onInput={setText}
      onSubmit={() => value !== undefined && onAnswer(value)}
    >
      {!isShort && <p class="hint">{form.unit}</p>}
      {hint !== '' && (
        <p class={`hint ${value !== undefined && !complete ? 'missed' : ''}`}>{hint}</p>
      )}
      <Understood value={value} onRead={onRead} />
    </TypedField>
  );
}

/**
 * The value to send for a number that somebody typed: a text where only the server can tell what
 * its words, points and commas mean. Undefined when there is nothing in it.
 */
function readTyped(text: string): number | string | undefined {
  const plain = text.trim();
  if (/^-?\d{1,15}(\.\d{1,2})?$/.test(plain)) return Number(plain);
  return plain || undefined;
}
