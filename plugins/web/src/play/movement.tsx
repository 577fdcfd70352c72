import { Icon } from '../components/icon.tsx';

/** By how many places somebody has moved; positive is up. */
export function Movement({ by }: { by: number }) {
  if (by === 0) return <span />;
  return (
    <span class={`movement ${by > 0 ? 'up' : 'down'} digits`}>
      <Icon name={by > 0 ? 'up' : 'down'} />
      <span class="visually-hidden">{by > 0 ? 'up' : 'down'} </span>
      {Math.abs(by)}
    </span>
  );
}
