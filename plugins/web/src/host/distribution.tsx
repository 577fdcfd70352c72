import type { ComponentChildren } from 'preact';
import type { Bucket } from '../../../../server/protocol/views.ts';
import { Icon } from '../components/icon.tsx';
import { letterOf } from '../components/option-face.tsx';

interface Props {
  lines: readonly Bucket[];
  /** Left out where nothing is right or wrong. */
  isRight?: ((line: Bucket, index: number) => boolean) | undefined;
  /** The face of a line: its label, when left out. */
  face?(line: Bucket, index: number): ComponentChildren;
  /** The class with a line's colour. */
  colourOf?(index: number): string;
  /** Takes a wrong answer off everybody's screen. */
  onHide?(label: string): void;
}

/** How often each answer was given, with the right ones marked, if there are any. */
export function Distribution({ lines, isRight, face, colourOf, onHide }: Props) {
  const most = Math.max(1, ...lines.map(({ count }) => count));
  return (
    <ol class="distribution">
      {lines.map((line, index) => {
        const right = isRight?.(line, index);
        const verdict = right === undefined ? '' : right ? 'right' : 'wrong';
        return (
          <li key={letterOf(index)} class={`bar ${colourOf?.(index) ?? 'typed'} ${verdict}`}>
            <span class="bar-face">
              {face?.(line, index) ?? (
                <span class="option-text" dir="auto">
                  {line.label}
                </span>
              )}
              {right && (
                <span class="bar-right">
                  <Icon name="check" />
                  <span class="visually-hidden">right answer</span>
                </span>
              )}
              {onHide && !right && (
                <button
                  type="button"
                  class="bar-hide"
                  aria-label={`Hide “${line.label}” for everybody`}
                  title="Hide for everybody"
                  onClick={() => onHide(line.label)}
                >
                  <Icon name="close" />
                </button>
              )}
            </span>
            <span class="bar-track" aria-hidden="true">
              <span class="bar-fill" style={{ width: `${(100 * line.count) / most}%` }} />
            </span>
            <span class="bar-count digits">
              {line.count}
              <span class="visually-hidden"> answers</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
