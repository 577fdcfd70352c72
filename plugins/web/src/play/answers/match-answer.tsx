import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormOption } from '../../../../../server/protocol/form.ts';
import { Announcer } from '../../components/announcer.tsx';
import { Icon } from '../../components/icon.tsx';
import { OptionContent } from '../../components/option-content.tsx';
import { letterOf, optionColour } from '../../components/option-face.tsx';
import { nameAt } from '../../game/answer-text.ts';
import { t } from '../../words/t.ts';
import type { AnswerProps } from '../answer-form.tsx';
import { SendFoot } from './send-foot.tsx';
import { shortcutsOf, useOptionKeys } from './use-key.ts';

/** A row on the left is chosen, then what belongs to it; the next empty row is chosen by itself. */
export function MatchAnswer({ form, disabled, onAnswer }: AnswerProps<'match'>) {
  const { left, right } = form;
  const [matched, setMatched] = useState<(number | undefined)[]>(() => left.map(() => undefined));
  const [chosen, setChosen] = useState(0);
  const [said, setSaid] = useState('');
  const open = left.filter((_, row) => matched[row] === undefined).length;

  const list = useRef<HTMLUListElement>(null);
  const isUntouched = matched.every((index) => index === undefined);
  useEffect(() => {
    if (!isUntouched) list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const put = (index: number) => {
    const next = matched.with(chosen, index);
    setMatched(next);
    setSaid(`${nameAt(left, chosen)}: ${nameAt(right, index)}.`);
    // From here on, then from the top.
    const rows = left.map((_, step) => (chosen + step) % left.length);
    setChosen(rows.find((row) => next[row] === undefined) ?? chosen);
  };
  useOptionKeys(disabled ? 0 : right.length, put);
  return (
    <>
      <p class="answer-hint">{t('answer.matchHint')}</p>
      <ul class="match" ref={list}>
        {left.map((option, row) => (
          <li key={letterOf(row)}>
            <button
              type="button"
              class={`match-row ${row === chosen ? 'here' : ''}`}
              aria-pressed={row === chosen}
              disabled={disabled}
              onClick={() => setChosen(row)}
            >
              <OptionContent option={option} />
              <Icon name="next" />
              <Slot right={right} index={matched[row]} isHere={row === chosen} />
            </button>
          </li>
        ))}
      </ul>
      <Announcer text={said} />
      <SendFoot
        label={open > 0 ? t('answer.toGo', { count: open }) : t('answer.sendPairs')}
        disabled={disabled || open > 0}
        onSend={() => onAnswer(matched.filter((index) => index !== undefined))}
      >
        <ul class="match-pool" aria-label={t('answer.for', { name: nameAt(left, chosen) })}>
          {right.map((option, index) => (
            <li key={letterOf(index)}>
              <button
                type="button"
                class={`match-token ${optionColour(index)} ${matched.includes(index) ? 'used' : ''}`}
                aria-keyshortcuts={shortcutsOf(index)}
                disabled={disabled}
                onClick={() => put(index)}
              >
                <OptionContent option={option} />
              </button>
            </li>
          ))}
        </ul>
      </SendFoot>
    </>
  );
}

interface SlotProps {
  right: readonly FormOption[];
  index: number | undefined;
  isHere: boolean;
}

/** The item put to a row, or the room for it. */
function Slot({ right, index, isHere }: SlotProps) {
  const option = index === undefined ? undefined : right[index];
  if (!option || index === undefined)
    return <span class="match-slot empty">{t(isHere ? 'answer.putHere' : 'answer.empty')}</span>;
  return (
    <span class={`match-slot ${optionColour(index)}`}>
      <OptionContent option={option} />
    </span>
  );
}
