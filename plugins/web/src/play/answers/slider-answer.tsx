import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
import type { AnswerProps } from '../answer-form.tsx';
import { labelOf, quantity, type sliderOf, stepped } from './quantity.ts';
import { SendFoot } from './send-foot.tsx';

interface Props extends AnswerProps<'number'> {
  bounds: NonNullable<ReturnType<typeof sliderOf>>;
}

/** One of not too many numbers, by thumb, arrow keys or steps. */
export function SliderAnswer({ form, bounds, disabled, onAnswer }: Props) {
  const { least, most, step } = bounds;
  const [value, setValue] = useState(() => stepped(form, (least + most) / 2 - step, 1));
  const button = (icon: 'less' | 'plus', by: 1 | -1) => (
    <button
      type="button"
      class="button"
      aria-label={t(by < 0 ? 'answer.less' : 'answer.more')}
      disabled={disabled || value === (by < 0 ? least : most)}
      onClick={() => setValue(stepped(form, value, by))}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <>
      <div class="slider">
        <p class="slider-value digits" aria-hidden="true">
          {number(value)} {form.unit !== undefined && <small>{form.unit}</small>}
        </p>
        <input
          class="slider-track"
          type="range"
          aria-label={labelOf(form)}
          aria-valuetext={quantity(value, form.unit)}
          min={least}
          max={most}
          step={step}
          value={value}
          disabled={disabled}
          style={{ '--part': (value - least) / (most - least) }}
          onInput={(event) => setValue(event.currentTarget.valueAsNumber)}
        />
        <p class="slider-ends digits" aria-hidden="true">
          <span>{quantity(least, form.unit)}</span>
          <span>{quantity(most, form.unit)}</span>
        </p>
        <div class="slider-steps">
          {button('less', -1)}
          {button('plus', 1)}
        </div>
      </div>
      <SendFoot
        label={t('answer.sendThis', { answer: quantity(value, form.unit) })}
        disabled={disabled}
        onSend={() => onAnswer(value)}
      />
    </>
  );
}
