import { Icon } from '../components/icon.tsx';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';

/** By how many places somebody has moved; positive is up. */
export function Movement({ by }: { by: number }) {
  if (by === 0) return <span />;
  const way = by > 0 ? 'up' : 'down';
  return (
    <span class={`movement ${way} digits`}>
      <Icon name={way} />
      <span class="visually-hidden">
        {t(by > 0 ? 'shared.up' : 'shared.down', { by: Math.abs(by) })}
      </span>
      <span aria-hidden="true">{number(Math.abs(by))}</span>
    </span>
  );
}
