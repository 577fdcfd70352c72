import { rich, t } from '../../words/t.ts';
import type { GameSummary } from '../api/games.ts';
import { Button, ButtonLink } from '../frame/button.tsx';
import { gamesNow } from '../games/games-now.ts';
import { openAsHost } from '../games/open-as-host.ts';

/** Games that run while one looks for another quiz. */
export function LiveNotice() {
  const [first, ...others] = gamesNow.value;
  if (!first) return null;
  return (
    <div class="notice">
      <i class="dot" aria-hidden="true" />
      <span class="grow">
        {rich('library.isLive', { title: first.title, where: whereItIs(first) })}{' '}
        {others.length > 0 && t('library.others', { count: others.length })}
      </span>
      {others.length > 0 && <ButtonLink href="/host/games">{t('library.showGames')}</ButtonLink>}
      <Button icon="screen" onClick={() => void openAsHost(first)}>
        {t('library.openScreen')}
      </Button>
    </div>
  );
}

/** How far a running game is, in words. */
export function whereItIs({ question, questions, players }: GameSummary): string {
  if (question === undefined) return t('library.inLobby', { count: players });
  return t('library.atQuestion', { number: question + 1, total: questions, count: players });
}
