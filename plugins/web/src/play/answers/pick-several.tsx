import { useRef, useState } from 'preact/hooks';
import { t } from '../../words/t.ts';
import type { AnswerProps } from '../answer-form.tsx';
import { MoreBelow } from './more-below.tsx';
import { layoutOf } from './option-layout.ts';
import { OptionList } from './option-list.tsx';
import { SendFoot } from './send-foot.tsx';

/** Several taps, then one on the button. */
export function PickSeveral({ form, disabled, onAnswer }: AnswerProps<'pick'>) {
  const { options, least = 1, most = 1 } = form;
  const list = useRef<HTMLUListElement>(null);
  const [picked, setPicked] = useState<number[]>([]);
  const missing = least - picked.length;
  const toggle = (option: number) =>
    setPicked((before) =>
      before.includes(option)
        ? before.filter((other) => other !== option)
        : [...before, option].sort((a, b) => a - b),
    );
  return (
    <>
      <p class="answer-hint">{howMany(least, most, options.length)}</p>
      <OptionList
        list={list}
        options={options}
        ticked={picked}
        isDisabled={(index) => disabled || (!picked.includes(index) && picked.length >= most)}
        onChoose={toggle}
      />
      <SendFoot
        label={
          missing > 0 && picked.length > 0
            ? t('answer.toGo', { count: missing })
            : picked.length > 0
              ? t('answer.sendAnswers', { count: picked.length })
              : t('answer.send')
        }
        disabled={disabled || missing > 0}
        onSend={() => onAnswer(picked)}
      >
        {layoutOf(options, true) === 'list' && <MoreBelow list={list} />}
      </SendFoot>
    </>
  );
}

function howMany(least: number, most: number, count: number): string {
  if (least === most) return t('answer.choose', { count: most });
  if (least > 1) return t('answer.chooseBetween', { least, most });
  return most < count ? t('answer.chooseUpTo', { count: most }) : t('answer.chooseAll');
}
