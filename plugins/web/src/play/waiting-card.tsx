import { rich, t } from '../words/t.ts';

interface Props {
  nickname: string;
  /** They say that the name is theirs already. */
  returns: boolean;
  onCancel(): void;
}

/** The player waits to be let in, and comes in by itself. */
export function WaitingCard({ nickname, returns, onCancel }: Props) {
  return (
    <section class="waiting notice">
      <span class="spinner" aria-hidden="true" />
      <div role="status">
        <h1>{t('join.waiting')}</h1>
        <p>{rich(returns ? 'join.wantsBack' : 'join.wantsIn', { name: nickname })}</p>
      </div>
      <button type="button" class="button quiet" onClick={onCancel}>
        {t('join.otherName')}
      </button>
    </section>
  );
}
