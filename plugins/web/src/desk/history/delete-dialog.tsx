import { t } from '../../words/t.ts';
import type { DeletedGames } from '../api/reports.ts';
import { Button } from '../frame/button.tsx';
import { Dialog } from '../frame/dialog.tsx';

interface Props {
  /** The games that would go, with their players and answers. */
  counts: DeletedGames;
  onClose(): void;
  onDelete(): void;
}

/** Says how much goes with the games before it goes. */
export function DeleteDialog({ counts, onClose, onDelete }: Props) {
  return (
    <Dialog
      title={t('history.deleteTitle', { count: counts.games })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('history.keep')}</Button>
          <Button kind="danger" icon="trash" onClick={onDelete}>
            {t('history.deleteForGood')}
          </Button>
        </>
      }
    >
      <ul>
        <li>{t('history.playersGo', { count: counts.players })}</li>
        <li>{t('history.answersGo', { count: counts.answers })}</li>
      </ul>
      <p>{t('history.noUndo')}</p>
    </Dialog>
  );
}
