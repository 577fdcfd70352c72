import type { FormOption } from '../../../../../../server/protocol/form.ts';
import { Icon } from '../../../components/icon.tsx';
import { OptionContent } from '../../../components/option-content.tsx';
import { wordsOf } from '../../../game/answer-text.ts';
import { number } from '../../../words/numbers.ts';
import { t } from '../../../words/t.ts';

interface Props {
  option: FormOption;
  /** The place in which it is seen, from 0. */
  place: number;
  count: number;
  isTapped: boolean;
  disabled: boolean;
  onTap(): void;
  onMove(to: number): void;
}

/** A card that takes its place by a tap, by arrow keys, or by its buttons. */
export function OrderCard({ option, place, count, isTapped, disabled, onTap, onMove }: Props) {
  const last = count - 1;
  const move = (to: number) => {
    if (!disabled && to !== place && to >= 0 && to <= last) onMove(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };
  const name = wordsOf(option);
  return (
    <>
      <button
        type="button"
        class="order-card"
        data-draggable
        data-part="card"
        aria-keyshortcuts="ArrowUp ArrowDown"
        aria-pressed={isTapped}
        disabled={disabled}
        onClick={onTap}
        onKeyDown={onKeyDown}
      >
        <span class="number digits">{number(place + 1)}</span>
        <OptionContent option={option} />
      </button>
      <button
        type="button"
        class="order-move"
        data-part="up"
        aria-label={t('answer.moveUp', { name })}
        aria-disabled={place === 0}
        disabled={disabled}
        onClick={() => move(place - 1)}
        onKeyDown={onKeyDown}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        class="order-move"
        data-part="down"
        aria-label={t('answer.moveDown', { name })}
        aria-disabled={place === last}
        disabled={disabled}
        onClick={() => move(place + 1)}
        onKeyDown={onKeyDown}
      >
        <Icon name="down" />
      </button>
    </>
  );
}
