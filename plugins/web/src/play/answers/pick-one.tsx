import { useRef } from 'preact/hooks';
import type { AnswerProps } from '../answer-form.tsx';
import { MoreBelow } from './more-below.tsx';
import { layoutOf } from './option-layout.ts';
import { OptionList } from './option-list.tsx';

/** One tap, one answer. */
export function PickOne({ form, disabled, onAnswer }: AnswerProps<'pick'>) {
  const list = useRef<HTMLUListElement>(null);
  return (
    <>
      <OptionList
        list={list}
        options={form.options}
        isDisabled={() => disabled}
        onChoose={onAnswer}
      />
      {layoutOf(form.options) === 'list' && (
        <div class="answer-foot">
          <MoreBelow list={list} />
        </div>
      )}
    </>
  );
}
