import type { RefObject } from 'preact';
import type { FormOption } from '../../../../../server/protocol/form.ts';
import { Icon } from '../../components/icon.tsx';
import { letterOf, OptionFace, optionColour } from '../../components/option-face.tsx';
import { lookOf } from './option-layout.ts';
import { shortcutsOf, useOptionKeys } from './use-key.ts';

interface Props {
  list: RefObject<HTMLUListElement | null>;
  options: readonly FormOption[];
  /** Indexes of those that are ticked, where each has a box to tick; where not, a tap is the answer. */
  ticked?: readonly number[];
  isDisabled(index: number): boolean;
  onChoose(index: number): void;
}

/** Options to tap, or to choose by key. */
export function OptionList({ list, options, ticked, ...props }: Props) {
  const { isDisabled, onChoose } = props;
  const several = ticked !== undefined;
  useOptionKeys(options.length, (index) => {
    if (!isDisabled(index)) onChoose(index);
  });
  return (
    <ul class={`options ${lookOf(options, several)}`} ref={list}>
      {options.map((option, index) => {
        const isChosen = ticked?.includes(index);
        return (
          <li key={letterOf(index)}>
            <button
              type="button"
              class={`option ${optionColour(index)} ${option.media ? 'pictured' : ''} ${isChosen ? 'chosen' : ''}`}
              {...(several && { role: 'checkbox', 'aria-checked': isChosen })}
              aria-keyshortcuts={shortcutsOf(index)}
              disabled={isDisabled(index)}
              onClick={() => onChoose(index)}
            >
              <OptionFace index={index} option={option} />
              {several && (
                <span class="option-tick" aria-hidden="true">
                  {isChosen && <Icon name="check" />}
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
