import type { ComponentChildren } from 'preact';
import type { FormOption } from '../../../../server/protocol/form.ts';
import { number } from '../words/numbers.ts';
import { OptionContent } from './option-content.tsx';

interface Props {
  options: readonly FormOption[];
  /** The options' indexes, the first place first. */
  order: readonly number[];
  /** The place of a row's option is good or bad. */
  verdictOf?(index: number, place: number): 'right' | 'wrong';
  /** Behind an option. */
  noteOf?(index: number, place: number): ComponentChildren;
}

/** Options in an order, each with its place. */
export function NumberedList({ options, order, verdictOf, noteOf }: Props) {
  return (
    <ol class="numbered">
      {order.map((index, place) => {
        const option = options[index];
        return (
          option && (
            <li key={index} class={verdictOf?.(index, place)}>
              <span class="number digits" aria-hidden="true">
                {number(place + 1)}
              </span>
              <OptionContent option={option} />
              {noteOf?.(index, place)}
            </li>
          )
        );
      })}
    </ol>
  );
}
