import type { ComponentChildren } from 'preact';
import type { Bucket } from '../../../../server/protocol/views.ts';
import { Icon } from '../components/icon.tsx';
import { letterOf } from '../components/option-face.tsx';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';

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
                  <span class="visually-hidden">{t('host.rightHere')}</span>
                </span>
              )}
              {onHide && !right && (
                <button
                  type="button"
                  class="bar-hide"
                  aria-label={t('host.hideLabel', { label: line.label })}
                  title={t('host.hide')}
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
              <span aria-hidden="true">{number(line.count)}</span>
              <span class="visually-hidden">{t('host.answers', { count: line.count })}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
