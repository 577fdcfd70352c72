import './games.css';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { later } from '../../components/later.tsx';
import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
import { ApiError } from '../api/client.ts';
import { type GameList, type GameSummary, listGames } from '../api/games.ts';
import { Button, ButtonLink } from '../frame/button.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { address } from '../frame/router.ts';
import { ServerAway } from '../frame/server-away.tsx';
import { Void } from '../frame/void.tsx';
import { moment } from '../frame/when.ts';
import { GamePages } from './game-pages.tsx';
import { openAsHost } from './open-as-host.ts';

const History = later(async () => (await import('../history/history-page.tsx')).HistoryPage);

const PAGE_SIZE = 50;

/** ms between two looks at games that run. */
const PACE = 5000;

/** `/host/games`: the games that run, or those that have been played. */
export function GamesPage() {
  const { query } = address.value;
  if (query.get('state') === 'finished') return <History />;
  const page = Math.max(1, Number(query.get('page')) || 1);
  return <Running key={page} page={page} />;
}

function Running({ page }: { page: number }) {
  const [list, setList] = useState<GameList>();
  const [problem, setProblem] = useState<{ error: ApiError; at: number }>();

  const load = useCallback(async () => {
    try {
      setList(await listGames({ state: 'running', page, size: PAGE_SIZE }));
      setProblem(undefined);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem({ error, at: Date.now() });
    }
  }, [page]);
  useEffect(() => {
    void load();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void load();
    }, PACE);
    return () => clearInterval(timer);
  }, [load]);

  return (
    <>
      <PageHeader title={t('desk.live')} />
      <div class="desk-page">
        {problem && (
          <ServerAway
            problem={problem.error}
            failedAt={problem.at}
            isBusy={false}
            onTry={() => void load()}
          />
        )}
        {list && list.games.length > 0 && <GameTable games={list.games} />}
        {list && list.games.length === 0 && <NoGames />}
        {list && list.pages > 1 && <GamePages page={page} pages={list.pages} />}
      </div>
    </>
  );
}

function GameTable({ games }: { games: GameSummary[] }) {
  return (
    <div class="card">
      <table class="table games-table">
        <thead>
          <tr>
            <th scope="col">{t('games.game')}</th>
            <th scope="col">{t('games.opened')}</th>
            <th scope="col" class="num">
              {t('games.players')}
            </th>
            <th scope="col">{t('games.where')}</th>
            <th scope="col">
              <span class="visually-hidden">{t('games.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {games.map((game) => (
            <tr key={game.id}>
              <td>
                <b class="game-title" dir="auto">
                  {game.title}
                </b>{' '}
                <Label game={game} />
              </td>
              <td data-name={t('games.opened')}>{moment(game.createdAt)}</td>
              <td class="num" data-name={t('games.players')}>
                {number(game.players)}
              </td>
              <td data-name={t('games.where')}>{stepOf(game)}</td>
              <td class="game-actions">
                <Button
                  icon="screen"
                  aria-label={t('games.openAsHostTitle', { title: game.title })}
                  onClick={() => void openAsHost(game)}
                >
                  {t('games.openAsHost')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Label({ game: { pin, paused, trial } }: { game: GameSummary }) {
  return (
    <>
      <span class={`chip ${paused ? 'warn' : 'good'}`}>
        {t(paused ? 'games.paused' : 'games.live')}
      </span>{' '}
      {trial && <span class="chip">{t('games.trial')}</span>}{' '}
      {pin !== undefined && <span class="soft digits">{t('games.pin', { pin })}</span>}
    </>
  );
}

const stepOf = ({ question, questions }: GameSummary): string =>
  question === undefined
    ? t('games.inLobby')
    : t('games.atQuestion', { number: question + 1, total: questions });

function NoGames() {
  return (
    <Void faces={['Lobby', 'Waiting', 'Soon']} title={t('games.noneLive')}>
      <p class="soft">{t('games.noneLiveText')}</p>
      <ButtonLink href="/host" kind="go" big icon="book">
        {t('desk.toLibrary')}
      </ButtonLink>
    </Void>
  );
}
