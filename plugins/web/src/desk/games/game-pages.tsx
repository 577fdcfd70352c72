import { t } from '../../words/t.ts';
import { Button } from '../frame/button.tsx';
import { ask } from '../frame/router.ts';

/** Turns the pages of a list of games: the page stands in the address. */
export function GamePages({ page, pages }: { page: number; pages: number }) {
  const turn = (to: number) => ask({ page: to === 1 ? undefined : String(to) });
  return (
    <nav class="row pages" aria-label={t('games.pages')}>
      <Button disabled={page === 1} onClick={() => turn(page - 1)}>
        {t('games.newer')}
      </Button>
      <span class="digits">{t('games.pageOf', { page, pages })}</span>
      <Button disabled={page >= pages} onClick={() => turn(page + 1)}>
        {t('games.older')}
      </Button>
    </nav>
  );
}
